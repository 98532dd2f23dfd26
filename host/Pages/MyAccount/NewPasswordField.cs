using System.ComponentModel.DataAnnotations;

namespace Modular.Host.Pages.MyAccount;

/// <summary>A password to be chosen. Its rules are Identity's validators; here it must only be there.</summary>
public sealed class NewPasswordField
{
    [Display(Name = "Password")]
    [Required(ErrorMessage = "Enter a password")]
    public string? Password { get; set; }
}
