using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Modular.Host.Accounts;
using Modular.Host.Councils;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages.Councils;

/// <summary>A day on which the register changed, for the switch between then and now.</summary>
internal sealed record RegisterDay(DateOnly Day, int Councils);

[Public]
internal sealed class IndexModel(ICouncilRegister register, ProgrammeWork programmes, ICurrentUser user, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    public CouncilFilter Filter { get; private set; } = null!;

    public MapChoice Choice { get; private set; } = null!;

    public CouncilListing Listing { get; private set; } = null!;

    public CouncilMap Map { get; private set; } = null!;

    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    public DateOnly Today { get; } = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public int Pages => Math.Max(1, (Listing.Found.Count + PageSize - 1) / PageSize);

    public int Shown => Math.Min(Filter.Page, Pages);

    public IEnumerable<CouncilRow> Rows => Listing.Found.Skip((Shown - 1) * PageSize).Take(PageSize);

    /// <summary>January 2014, and each day since on which new councils began.</summary>
    public IEnumerable<RegisterDay> Days => register.All.Select(council => council.FirstDay).OfType<DateOnly>()
        .Append(CouncilDates.Start).Distinct().Order().Select(day => new RegisterDay(day, register.AsAt(day).Count));

    public IEnumerable<SelectListItem> Types => Listing.Types.Select(pair =>
        new SelectListItem($"{pair.Type.DisplayName()} ({pair.Count})", pair.Type.ToString()));

    public IEnumerable<SelectListItem> Regions => Listing.Regions.Select(pair => new SelectListItem($"{pair.Region} ({pair.Count})", pair.Region));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = CouncilFilter.From(Request.Query, Today);
        Choice = MapChoice.From(Request.Query);
        if (Filter.AsAtIsWrong)
        {
            ModelState.AddModelError("asAt", CouncilFilter.NotADay);
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        Programmes = await programmes.GetAsync(null, user.Audience(), cancellation);
        Listing = new CouncilListing(register, Filter, new WorkAsAt(register, Programmes, Filter.AsAt));
        Map = new CouncilMap(register, Listing, Filter, Choice);
    }

    /// <summary>This page with one thing changed.</summary>
    public string With(string key, string? value) => QueryLink.With(Request, (key, value), ("p", null));
}
