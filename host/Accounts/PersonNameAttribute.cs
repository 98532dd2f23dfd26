using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Modular.Host.Accounts;

/// <summary>What somebody may be called. Names stand in letters from the site: they hold no lines, links or addresses, and nobody is called as the site is.</summary>
internal sealed partial class PersonNameAttribute : ValidationAttribute
{
    private const string Reserved = "Modular";

    protected override ValidationResult? IsValid(object? value, ValidationContext context) => ProblemOf(value as string) is { } problem ? new ValidationResult(problem) : null;

    public static string? ProblemOf(string? name) => name switch
    {
        null => null,
        _ when name.Any(sign => char.IsControl(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator) => "The name must be on one line, without signs that cannot be seen",
        _ when Link().IsMatch(name) => "The name must not hold a link or an e-mail address",
        _ when string.Equals(name.Trim(), Reserved, StringComparison.OrdinalIgnoreCase) => "The site is called Modular. Enter the name of a person",
        _ => null,
    };

    /// <summary>Also without “https”: mail programs make links of whatever looks like an address.</summary>
    [GeneratedRegex(@"[/\\@<>]|\w\w\.\w\w", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
