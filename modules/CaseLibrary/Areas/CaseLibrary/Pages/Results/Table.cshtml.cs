using CaseLibrary.Finding;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Results;

/// <summary>What the list shows at the same address as a table, in the same order. More than <see cref="MostRows"/> come in parts, each of which names the next.</summary>
[Public]
internal sealed class TableModel(CaseFinder finder, CaseTable table) : PageModel
{
    public const int MostRows = 10_000;

    /// <summary>A longer table is not kept for the next reader: a few of them would take the place of all pages.</summary>
    private const int MostKept = 1_000;

    [BindProperty(SupportsGet = true, Name = "part")]
    public int Part { get; set; } = 1;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var query = finder.Read(Request.Query) with { View = CaseView.List };
        var found = await finder.AllAsync(query, cancellation);
        var parts = Math.Max(1, (found.Count + MostRows - 1) / MostRows);
        if (Part < 1 || Part > parts)
            return NotFound();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"case-studies{(parts > 1 ? $"-{Part}" : "")}.csv\"";
        Response.Headers.Link = Part < parts ? $"{Licence.Header}, <{Next(query, Part + 1)}>; rel=\"next\"" : Licence.Header;
        var ids = found.Skip((Part - 1) * MostRows).Take(MostRows).ToList();
        if (ids.Count > MostKept)
            Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(Request.Method))
            await table.WriteAsync(Response.Body, ids, cancellation);
        return new EmptyResult();
    }

    private static string Next(CaseQuery query, int part)
    {
        var address = query.ToAddress("/case-studies/results.csv");
        return $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}part={part}";
    }
}
