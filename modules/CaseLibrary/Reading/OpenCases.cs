using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Pages;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Reading;

/// <summary>Cases as readers may see them, by their addresses.</summary>
internal sealed class OpenCases(CaseLibraryStore store, ICouncilRegister register, ICurrentUser user, TimeProvider clock)
{
    public bool MayEdit => user.Can(CasePermissions.Edit);

    /// <summary>The whole case; null when there is none at this address that the reader may see.</summary>
    public async Task<CaseStudy?> FindAsync(string slug, CancellationToken cancellation) =>
        await store.ReadAsync(slug, cancellation) is { } study && (study.State.IsOpen() || MayEdit) ? study : null;

    /// <summary>Where a case that was renamed is now; null when no open case had this address.</summary>
    public Task<string?> NowAtAsync(string slug, CancellationToken cancellation) => store.FormerAddresses.Where(former => former.Slug == slug)
        .Join(store.Cases.IgnoreAutoIncludes().Where(study => study.State == CaseState.Published || study.State == CaseState.Archived),
            former => former.CaseStudyId, study => study.Id, (former, study) => study.Slug)
        .SingleOrDefaultAsync(cancellation);

    /// <summary>The names of the councils that did the same, as far as editors have accepted it.</summary>
    public async Task<IReadOnlyList<string>> ReusesAsync(Guid study, CancellationToken cancellation)
    {
        var codes = await store.ReaderMessages.Where(message => message.CaseStudyId == study && message.State == MessageState.Accepted && message.Council != null)
            .Select(message => message.Council!.Value).Distinct().ToListAsync(cancellation);
        return [.. codes.Select(register.Find).OfType<Council>().Select(council => council.Name).Order(StringComparer.Ordinal)];
    }

    /// <summary>The open cases that an address names, also by their former addresses.</summary>
    public async Task<CaseChoice> ChoiceAsync(string path, IReadOnlyList<string> slugs, int most, CancellationToken cancellation)
    {
        // By name, whatever the order of the address: the page cache takes two orders for one address.
        var wanted = slugs.Where(slug => slug is { Length: > 0 and <= CaseStudy.SlugLength }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(most).ToList();
        var moved = await store.FormerAddresses.Where(former => wanted.Contains(former.Slug)).ToDictionaryAsync(former => former.Slug, former => former.CaseStudyId, cancellation);
        var ids = moved.Values.ToList();
        var found = await store.WholeCases.AsNoTracking()
            .Where(study => (study.State == CaseState.Published || study.State == CaseState.Archived) && (wanted.Contains(study.Slug) || ids.Contains(study.Id)))
            .ToListAsync(cancellation);
        CaseStudy? At(string slug) => found.Find(study => study.Slug == slug || (moved.TryGetValue(slug, out var id) && study.Id == id));
        return new CaseChoice(path, most, [.. wanted.Select(At).OfType<CaseStudy>().Distinct()], [.. wanted.Where(slug => At(slug) is null)]);
    }

    public IReadOnlyList<CouncilThenAndNow> CouncilsOf(CaseStudy study) =>
        [.. study.Councils.Select(row => register.Find(row.Council)).OfType<Council>().OrderBy(council => council.Name)
            .Select(council => new CouncilThenAndNow(council, register.SuccessorsAsAt(council.Code, clock.Today())))];

    public static string AddressOf(CaseStudy study, HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}/case-studies/{study.Slug}";
}
