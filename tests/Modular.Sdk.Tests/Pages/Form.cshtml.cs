using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Modular.Sdk.Tests.Pages;

public sealed class FormModel : PageModel
{
    public static readonly SelectListItem[] AllThemes = [new("Property", "property"), new("Energy & <waste>", "energy"), new("Leisure", "leisure")];

    [BindProperty]
    public FormInput Input { get; set; } = new();

    public void OnGet(DateOnly? from)
    {
        Input = new FormInput { Name = "Ada", Secret = "hush", Start = from ?? new DateOnly(2014, 2, 18), Kind = AwardKind.SecondRound, Themes = ["energy"], IsPublic = true };
    }

    public IActionResult OnPost() => ModelState.IsValid ? Content($"{Input.Start:yyyy-MM-dd}|{Input.End:yyyy-MM-dd}|{Input.IsPublic}") : Page();
}

public enum AwardKind
{
    FirstRound,

    [Display(Name = "Second round")]
    SecondRound,
}

public sealed class FormInput
{
    [Required(ErrorMessage = "Enter a name"), Display(Name = "Full name", Description = "As on the award letter")]
    public string? Name { get; set; }

    [DataType(DataType.EmailAddress)]
    public string? Email { get; set; }

    [DataType(DataType.Password)]
    public string? Secret { get; set; }

    public decimal? Days { get; set; }

    public string? Reason { get; set; }

    [Required(ErrorMessage = "Enter the start date"), Display(Name = "Start date")]
    public DateOnly? Start { get; set; }

    [Display(Name = "End date")]
    public DateOnly? End { get; set; }

    [Required(ErrorMessage = "Choose a kind")]
    public AwardKind? Kind { get; set; }

    [Required(ErrorMessage = "Choose a region")]
    public string? Region { get; set; }

    public List<string> Themes { get; set; } = [];

    [Display(Name = "Show it on the public site")]
    public bool IsPublic { get; set; }

    public IFormFile? Upload { get; set; }
}
