using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages.Administration.Audit;

/// <summary>The trail of all stores as one list. The address holds the filters and the place.</summary>
[Permission(HostPermissions.Audit)]
internal sealed class IndexModel(TrailReader reader, TrailStores stores, AuditTrail trail) : PageModel
{
    public const int WordsLength = 200;
    private const int PageSize = 50;
    private const int SummaryLength = 120;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "From")]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "To")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "Id of a record", Description = "As it stands in an entry")]
    public string? Record { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public TrailFilter Filter { get; private set; } = new();

    public IReadOnlyList<AuditStore> Stores { get; private set; } = [];

    public IReadOnlyList<TrailRow> Rows { get; private set; } = [];

    public TrailCursor? Next { get; private set; }

    public IEnumerable<SelectListItem> Actions => TrailWords.Actions.Select(action => new SelectListItem(action, action, action == Filter.Action));

    public IEnumerable<SelectListItem> Programmes => Stores.Select(store => new SelectListItem(store.Title, store.Module, store.Module == Filter.Programme));

    public string CsvLink => QueryLink.With(Request, ("handler", "Csv"), ("after", null));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Stores = await stores.AllAsync(cancellation);
        if (!Ask())
            return this.Invalid();
        var page = await reader.PageAsync(Filter, TrailCursor.Parse(After), PageSize, cancellation);
        (Rows, Next) = (page.Rows, page.Next);
        return Page();
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellation)
    {
        Stores = await stores.AllAsync(cancellation);
        if (!Ask())
            return this.Invalid();
        await trail.DownloadedAsync("The audit trail", null, cancellation);
        await TrailCsv.WriteAsync(Response, reader.AllAsync(Filter, cancellation), Stores, cancellation);
        return new EmptyResult();
    }

    public string Link(string key, string? value) => QueryLink.With(Request, (key, value));

    /// <summary>The first words of what an entry says.</summary>
    public string Summary(TrailRow row)
    {
        if (row.Changes is not { } changes)
            return "What it says cannot be read. Run “audit verify”.";
        if (row.Entry.RecordType == AuditEntries.Trail)
            return changes.Count == 1 ? "1 entry of the trail" : $"{changes.Count} entries of the trail";
        var text = string.Join("; ", changes.Where(change => !Guid.TryParse(change.After ?? change.Before, out _))
            .Select(change => $"{StoredValue.Words(change.Property)}: {change.After ?? change.Before}"));
        return text.Length <= SummaryLength ? text : $"{text[..SummaryLength]}…";
    }

    /// <summary>Reads the filters; false when one makes no sense, which the page says then.</summary>
    private bool Ask()
    {
        Guid? record = null;
        if (!string.IsNullOrWhiteSpace(Record))
        {
            record = Guid.TryParse(Record, out var id) ? id : null;
            if (record is null)
                ModelState.AddModelError(nameof(Record), "The id of a record must look like 0198c2a4-7d5e-7c3b-9f00-1a2b3c4d5e6f");
        }
        if (From > To)
            ModelState.AddModelError(nameof(To), "The last day must not be before the first");
        Filter = new TrailFilter
        {
            Who = Word("who"),
            Action = Word("action"),
            Kind = Word("kind"),
            Programme = Word("programme"),
            Text = Word("text"),
            Record = record,
            From = From,
            To = To,
        };
        return ModelState.IsValid;
    }

    private string? Word(string key) => Request.Query[key].ToString().Trim() is { Length: > 0 } word ? word[..Math.Min(word.Length, WordsLength)] : null;
}
