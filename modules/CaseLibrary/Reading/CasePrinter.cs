using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaseLibrary.Reading;

/// <summary>Makes the HTML of a case with the views of <c>Pages/Printed</c>, and keeps it for the next reader.</summary>
internal sealed partial class CasePrinter(
    CaseLibraryStore store, OpenCases cases, PrintedLook look, ICouncilRegister register, CaseLibraryModule module, TimeProvider clock, IRazorViewEngine views, ITempDataProvider tempData,
    ILogger<CasePrinter> logger)
{
    private const string Views = "/Areas/CaseLibrary/Pages/Printed/";

    /// <param name="slug">The address of a case that the reader may see.</param>
    /// <param name="row">What was known of it before.</param>
    /// <param name="request">For the views.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    public async Task<PrintedCase> PrintAsync(string slug, PageRow row, ActionContext request, CancellationToken cancellation)
    {
        var study = (await store.ReadAsync(slug, cancellation))!;
        var attachments = (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed);
        var print = new CasePrint(study, cases.CouncilsOf(study), [.. attachments], await cases.ReusesAsync(study.Id, cancellation), module, clock.Today());
        var printed = new PrintedCase
        {
            CaseStudyId = study.Id,
            // Read before the case itself: what was saved in between is printed under what no longer holds.
            Version = row.Version,
            Lines = row.Lines,
            Look = look.Build,
            Until = print.Until(register),
            Head = await RenderAsync("_Head", print, request),
            Path = await RenderAsync("_Path", print, request),
            Text = await RenderAsync("_Text", print, request),
        };
        if (study.State.IsOpen())
            await KeepAsync(printed, cancellation);
        return printed;
    }

    private async Task<string> RenderAsync(string name, CasePrint print, ActionContext request)
    {
        var view = views.GetView(null, $"{Views}{name}.cshtml", isMainPage: false).View!;
        using var html = new StringWriter();
        var data = new ViewDataDictionary<CasePrint>(new EmptyModelMetadataProvider(), request.ModelState) { Model = print };
        await view.RenderAsync(new ViewContext(request, view, data, new TempDataDictionary(request.HttpContext, tempData), html, new HtmlHelperOptions()));
        return html.ToString();
    }

    /// <summary>Not a save as others are: nothing has changed that readers or the search would have to hear of.</summary>
    private async Task KeepAsync(PrintedCase printed, CancellationToken cancellation)
    {
        try
        {
            await store.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "PrintedCases" ("CaseStudyId", "Version", "Lines", "Look", "Until", "Head", "Path", "Text")
                VALUES ({printed.CaseStudyId}, {printed.Version}, {printed.Lines}, {printed.Look}, {printed.Until}, {printed.Head}, {printed.Path}, {printed.Text})
                ON CONFLICT ("CaseStudyId") DO UPDATE SET "Version" = excluded."Version", "Lines" = excluded."Lines", "Look" = excluded."Look", "Until" = excluded."Until",
                "Head" = excluded."Head", "Path" = excluded."Path", "Text" = excluded."Text"
                """, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store is busy or is being moved: the reader has the page, and the next one prints it again.
            LogNotKept(printed.CaseStudyId, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    [LoggerMessage(LogLevel.Warning, "The printed page of case {Id} could not be kept: {Reason}")]
    private partial void LogNotKept(Guid id, string reason);
}
