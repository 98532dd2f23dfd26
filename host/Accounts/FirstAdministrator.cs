using Microsoft.AspNetCore.Identity;

namespace Modular.Host.Accounts;

/// <summary>Creates the first administrator, from the set-up page or from the configuration.</summary>
internal sealed class FirstAdministrator(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles)
{
    public async Task<IdentityResult> CreateAsync(Account account, string password)
    {
        if (!await roles.RoleExistsAsync(Roles.Administrator))
            await roles.CreateAsync(new IdentityRole<Guid>(Roles.Administrator) { Id = Guid.CreateVersion7() });
        var created = await accounts.CreateAsync(account, password);
        return created.Succeeded ? await accounts.AddToRoleAsync(account, Roles.Administrator) : created;
    }

    /// <summary>For unattended installations: <c>Accounts:Administrator:Email</c> and <c>Accounts:Administrator:Password</c>. Does nothing when there is an account.</summary>
    public async Task CreateFromAsync(IConfiguration configuration)
    {
        var (email, password) = (configuration["Accounts:Administrator:Email"], configuration["Accounts:Administrator:Password"]);
        if (email is null || password is null || accounts.Users.Any())
            return;
        var result = await CreateAsync(new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = "Administrator" }, password);
        if (!result.Succeeded)
            throw new InvalidOperationException(
                $"The administrator of Accounts:Administrator could not be created: {string.Join(" ", result.Errors.Select(error => error.Description))}");
    }
}
