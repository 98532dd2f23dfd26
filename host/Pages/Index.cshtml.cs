using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Composition;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages;

[Public]
internal sealed class IndexModel(
    GenerationInfo generation, IEnumerable<INavigation> navigation, IEnumerable<IHighlights> highlights, IEnumerable<ICouncilInvolvement> involvements,
    IEnumerable<ICalendarSource> calendars, ICouncilRegister register, TimeProvider clock) : PageModel
{
    private const int MostHighlights = 3;
    private const int MostDates = 5;

    public IReadOnlyList<Highlight> Highlights { get; private set; } = [];

    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    public IReadOnlyList<HexMapCell> Map { get; private set; } = [];

    public IReadOnlyList<CalendarEntry> Next { get; private set; } = [];

    public IReadOnlyList<HexMapLegendItem> Legend { get; } =
        [new("hex--2", "Takes part in one programme"), new("hex--4", "Takes part in several"), new("", "Not yet")];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var links = navigation.SelectMany(contribution => contribution.Items).Where(item => item.Audience is Audience.Public).OrderBy(item => item.Order).ToList();
        Programmes = [.. generation.Modules.Select(module => new Programme(module.Instance.Info.Title, module.Instance.Info.Description,
            links.FirstOrDefault(item => item.Path == $"/{module.Slug}" || item.Path.StartsWith($"/{module.Slug}/", StringComparison.Ordinal))?.Path))
            .Where(programme => programme.Link is not null)];

        foreach (var contribution in highlights)
            Highlights = [.. Highlights, .. await contribution.GetAsync(MostHighlights, cancellation)];

        var programmesOf = new Dictionary<CouncilCode, int>();
        foreach (var contribution in involvements)
        {
            foreach (var council in (await contribution.GetAsync(null, Audience.Public, cancellation)).Select(involvement => involvement.Council).Distinct())
                programmesOf[council] = programmesOf.GetValueOrDefault(council) + 1;
        }
        Map = [.. programmesOf.Select(entry => Cell(register.Find(entry.Key), entry.Value)).OfType<HexMapCell>()];

        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var coming = new List<CalendarEntry>();
        foreach (var calendar in calendars)
            coming.AddRange(await calendar.GetAsync(new ReportingPeriod(today, today.AddYears(1)), Audience.Public, cancellation));
        Next = [.. coming.OrderBy(entry => entry.First).Take(MostDates)];
    }

    private static HexMapCell? Cell(Council? council, int programmes) => council is null ? null : new HexMapCell(
        council.Code, programmes == 1 ? "hex--2" : "hex--4", $"{council.Name}: {(programmes == 1 ? "one programme" : $"{programmes} programmes")}", $"/councils/{council.Code}");
}

/// <summary>A programme as the home page shows it.</summary>
internal sealed record Programme(string Title, string Description, string? Link);
