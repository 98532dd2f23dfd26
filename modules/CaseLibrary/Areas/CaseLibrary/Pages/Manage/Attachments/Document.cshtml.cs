using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.Manage.Attachments;

[Permission(CasePermissions.Edit)]
internal sealed class DocumentModel(CaseLibraryStore store, IFiles files, EditingDesk desk) : AttachmentPage(store, desk)
{
    [BindProperty]
    [Display(Description = "What readers see: “Business case for the solar farm, March 2013”")]
    [Required(ErrorMessage = "Enter a title")]
    [StringLength(Data.Attachment.TitleLength, ErrorMessage = "The title must be 150 characters or fewer")]
    public string? Title { get; set; }

    protected override bool IsImage => false;

    protected override Task<FileCheck> CheckAsync(CancellationToken cancellation) => files.DocumentAsync(Upload, Id, cancellation);

    protected override void Show(Attachment attachment) => Title = attachment.Title;

    protected override Task WriteAsync(Attachment attachment, CancellationToken cancellation)
    {
        attachment.Title = Title!.Trim();
        return Task.CompletedTask;
    }
}
