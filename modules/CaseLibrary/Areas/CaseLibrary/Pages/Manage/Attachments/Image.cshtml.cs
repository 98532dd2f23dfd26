using System.ComponentModel.DataAnnotations;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseLibrary.Pages.Manage.Attachments;

[Permission(CasePermissions.Edit)]
internal sealed class ImageModel(CaseLibraryStore store, IFiles files, EditingDesk desk) : AttachmentPage(store, desk)
{
    [BindProperty]
    [Display(Name = "Alternative text", Description = "What the image shows, for people who do not see it: “Rows of solar panels beside a runway”")]
    [Required(ErrorMessage = "Enter the alternative text")]
    [StringLength(Data.Attachment.AltTextLength, ErrorMessage = "The alternative text must be 250 characters or fewer")]
    public string? AltText { get; set; }

    [BindProperty]
    [Display(Name = "Caption (optional)", Description = "Shown below the image at the top of the page")]
    [StringLength(Data.Attachment.CaptionLength, ErrorMessage = "The caption must be 300 characters or fewer")]
    public string? Caption { get; set; }

    [BindProperty]
    [Display(Name = "Credit (optional)", Description = "Who made the image, and its licence where it has one")]
    [StringLength(Data.Attachment.CreditLength, ErrorMessage = "The credit must be 150 characters or fewer")]
    public string? Credit { get; set; }

    [BindProperty]
    [Display(Name = "Show it at the top of the page")]
    public bool Lead { get; set; }

    protected override bool IsImage => true;

    protected override Task<FileCheck> CheckAsync(CancellationToken cancellation) => files.ImageAsync(Upload, Id, cancellation);

    protected override void Show(Attachment attachment) =>
        (AltText, Caption, Credit, Lead) = (attachment.AltText, attachment.Caption, attachment.Credit, attachment.Lead);

    protected override async Task WriteAsync(Attachment attachment, CancellationToken cancellation)
    {
        (attachment.AltText, attachment.Caption, attachment.Credit) = (Plain(AltText), Plain(Caption), Plain(Credit));
        attachment.Lead = Lead && !attachment.Removed;
        if (attachment.Lead)
        {
            foreach (var other in await Store.Attachments.Where(other => other.CaseStudyId == Id && other.Lead && other.Id != attachment.Id).ToListAsync(cancellation))
                other.Lead = false;
        }
    }

    /// <summary>On one line, as the line of Markdown needs it.</summary>
    private static string? Plain(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : string.Join(' ', typed.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
