using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Reading;

/// <summary>The pages of cases: one short query for what is printed already; the printer, and all that it needs, only for what is not.</summary>
internal sealed class CasePages(IStoreReader<CaseLibraryStore> reader, PageLinks links, PrintedLook look, ICurrentUser user, TimeProvider clock, Lazy<CasePrinter> printer)
{
    public bool MayEdit => user.Can(CasePermissions.Edit);

    /// <returns>Null when there is no case at this address that the reader may see.</returns>
    public async Task<CasePage?> FindAsync(string slug, ActionContext request, CancellationToken cancellation)
    {
        var row = await reader.ReadAsync(store => CaseQueries.PageAt(store, slug, cancellation), cancellation);
        if (row is null || !(row.State.IsOpen() || MayEdit))
            return null;
        var printed = row.State.IsOpen() && row.Printed is { } known && known.Holds(row, look.Build, clock.Today()) ? known : await printer.Value.PrintAsync(slug, row, request, cancellation);
        return printed is null ? null : new CasePage(row.Id, row.Title, printed, await links.RelatedAsync(row, cancellation), await links.CollectionsAsync(row, cancellation));
    }
}

/// <summary>What a case page shows.</summary>
internal sealed record CasePage(Guid Id, string Title, PrintedCase Printed, IReadOnlyList<PageLink> Related, IReadOnlyList<PageLink> Collections);

/// <summary>Tells whether a page was printed by this build: of the views, of the helpers in them, and of the register's names.</summary>
internal sealed class PrintedLook(ICouncilRegister register)
{
    public string Build { get; } = string.Join('-', new[] { typeof(PrintedLook), typeof(Module), register.GetType() }.Select(type => type.Module.ModuleVersionId.ToString("N")));
}
