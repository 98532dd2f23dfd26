using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts;

/// <summary>What Identity says to people, in our words.</summary>
internal sealed class AccountWords : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Error(nameof(PasswordTooShort), $"Your password must be {length} characters or more");

    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "This is not your present password");

    public override IdentityError DuplicateEmail(string email) => Error(nameof(DuplicateEmail), "Somebody has an account with this e-mail address already");

    // The name to sign in with is the e-mail address: one sentence about it is enough.
    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    public override IdentityError InvalidEmail(string? email) => Error(nameof(InvalidEmail), "Enter an e-mail address in the form name@example.org");

    private static IdentityError Error(string code, string description) => new() { Code = code, Description = description };
}
