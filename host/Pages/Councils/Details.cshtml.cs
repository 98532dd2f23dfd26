using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>What one programme does with a council, and did with those before and after it.</summary>
internal sealed record ProgrammeSection(Programme Programme, IReadOnlyList<WorkGroup> Groups);

/// <summary>A heading (null for the council itself) and what stands below it.</summary>
internal sealed record WorkGroup(string? Heading, IReadOnlyList<(Council Council, CouncilInvolvement Work)> Items);

[Public]
internal sealed class DetailsModel(ICouncilRegister register, ProgrammeWork programmes, ICurrentUser user) : PageModel
{
    private IReadOnlyList<ProgrammeSection> all = [];

    public CouncilFamily Family { get; private set; } = null!;

    public Council Council => Family.Council;

    public Council? County => Council.County is { } county ? register.Find(county) : null;

    /// <summary>Programmes that do something, and those that could not be asked.</summary>
    public IEnumerable<ProgrammeSection> Sections => all.Where(section => section.Groups.Count > 0 || !section.Programme.Available);

    public IEnumerable<string> NothingYet =>
        all.Where(section => section.Groups.Count == 0 && section.Programme.Available).Select(section => section.Programme.Title);

    /// <summary>The register code is the address that lasts; others lead to it.</summary>
    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        if (CouncilCode.TryParse(code, out var parsed) && register.Find(parsed) is { } council)
        {
            Family = new CouncilFamily(register, council);
            var answers = await programmes.GetAsync(Family.Codes, user.Audience(), cancellation);
            all = [.. answers.Select(programme => new ProgrammeSection(programme, [.. Groups(programme)]))];
            return Page();
        }
        return (register.FindBySlug(code) ?? register.FindByGss(code)) is { } named
            ? RedirectPermanent(Url.Content($"~/councils/{named.Code}"))
            : NotFound();
    }

    private IEnumerable<WorkGroup> Groups(Programme programme)
    {
        (string? Heading, IReadOnlyList<Council> Councils)[] groups =
            [(null, [Council]), ("Before the reorganisation", Family.Before), ("Since the reorganisation", Family.After)];
        return groups.Select(group => new WorkGroup(group.Heading,
            [.. programme.Work.Join(group.Councils, work => work.Council, council => council.Code, (work, council) => (council, work))]))
            .Where(group => group.Items.Count > 0);
    }
}
