using CaseLibrary.Data;
using CaseLibrary.Terms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CaseLibrary.Reading;

/// <summary>Makes the HTML of a case with the views of <c>Pages/Printed</c>, for this reader and the next ones.</summary>
internal sealed class CasePrinter(
    CaseLibraryStore store, OpenCases cases, PrintedLook look, ICouncilRegister register, CaseLibraryModule module, TimeProvider clock, IRazorViewEngine views, ITempDataProvider tempData,
    PrintedKeeper keeper)
{
    private const string Views = "/Areas/CaseLibrary/Pages/Printed/";

    /// <param name="slug">The address of a case that the reader may see.</param>
    /// <param name="row">What was known of it before.</param>
    /// <param name="request">For the views.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>Null when the case has been renamed or withdrawn meanwhile.</returns>
    public async Task<PrintedCase?> PrintAsync(string slug, PageRow row, ActionContext request, CancellationToken cancellation)
    {
        if (await cases.FindAsync(slug, cancellation) is not { } study)
            return null;
        var attachments = (await store.AttachmentsOfAsync(study.Id, cancellation)).Where(attachment => !attachment.Removed);
        var print = new CasePrint(study, cases.CouncilsOf(study), [.. attachments], await cases.ReusesAsync(study.Id, cancellation), module, clock.Today());
        var printed = new PrintedCase
        {
            CaseStudyId = study.Id,
            // Read before the case itself: what was saved in between is printed under what no longer holds.
            Lines = row.Lines,
            Newest = row.Newest,
            Look = look.Build,
            Until = print.Until(register),
            Head = await RenderAsync("_Head", print, request),
            Path = await RenderAsync("_Path", print, request),
            Text = await RenderAsync("_Text", print, request),
        };
        if (study.State.IsOpen())
            keeper.Keep(printed);
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
}
