using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts;

/// <summary>Creates the first administrator, from the set-up page or from the configuration.</summary>
internal sealed class FirstAdministrator(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, HostStore store)
{
    /// <summary>All or nothing: an account without its role would lock everybody out.</summary>
    public async Task<IdentityResult> CreateAsync(Account account, string password)
    {
        await using var transaction = await store.Database.BeginTransactionAsync();
        if (!await roles.RoleExistsAsync(Roles.Administrator))
            await roles.CreateAsync(new IdentityRole<Guid>(Roles.Administrator) { Id = Guid.CreateVersion7() });
        var result = await accounts.CreateAsync(account, password);
        if (result.Succeeded)
            result = await accounts.AddToRoleAsync(account, Roles.Administrator);
        if (!result.Succeeded)
            return result;
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>For unattended installations: <c>Accounts:Administrator:Email</c> and <c>Accounts:Administrator:Password</c>. Does nothing when there is an account.</summary>
    public async Task CreateFromAsync(IConfiguration configuration)
    {
        var (email, password) = (configuration["Accounts:Administrator:Email"], configuration["Accounts:Administrator:Password"]);
        if (await store.UserRoles.AnyAsync())
            return;
        if (email is null || password is null)
            throw new InvalidOperationException("Accounts:Administrator needs both: Email and Password.");
        var result = await CreateAsync(new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, DisplayName = "Administrator" }, password);
        if (!result.Succeeded)
            throw new InvalidOperationException(
                $"The administrator of Accounts:Administrator could not be created: {string.Join(" ", result.Errors.Select(error => error.Description))}");
    }
}
