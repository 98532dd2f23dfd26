using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseLibrary.Pages.Propose;

/// <summary>What the reader sees after sending or saving a proposal. It says nothing that only one person may know.</summary>
[Public]
internal sealed class ThanksModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }
}
