using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts.Passwords;

/// <summary>After the advice of the National Cyber Security Centre: long enough, and not one that everybody tries. Nothing about capitals, digits or signs.</summary>
internal sealed class PasswordRules(CommonPasswords common) : IPasswordValidator<Account>
{
    public const int Longest = 256;
    public const string Hint = "At least 12 characters. Three random words are easier to remember than one hard one.";

    /// <summary>What the site is called.</summary>
    private static readonly string[] Site = ["modular", "programme", "workbench"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is { Length: > Longest })
            return Task.FromResult(Refused("PasswordTooLong", $"Your password must be {Longest} characters or fewer"));
        return Task.FromResult(password is null || password.Length < AccountServices.PasswordLength || !common.Contains(password, OwnWords(user))
            ? IdentityResult.Success
            : Refused("PasswordTooCommon", "Choose a password that is harder to guess. This one is on the list of common passwords, or made of your name or e-mail address"));
    }

    private static IEnumerable<string> OwnWords(Account account) =>
        [.. Site, .. $"{account.DisplayName} {account.Email}".Split([' ', '@', '.', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries)];

    private static IdentityResult Refused(string code, string words) => IdentityResult.Failed(new IdentityError { Code = code, Description = words });
}
