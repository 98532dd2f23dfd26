using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Host.Composition;

namespace Modular.Testing;

/// <summary>What tests of modules ask about people and the trail.</summary>
public static class SiteAudit
{
    /// <summary>What <c>audit verify</c> finds: nothing, as long as the trail holds.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(this ModularSite site) =>
        [.. (await site.Services.GetRequiredService<AuditProof>().VerifyAsync(CancellationToken.None)).SelectMany(report => report.Findings)];

    /// <summary>The id of an account.</summary>
    public static async Task<Guid> AccountIdAsync(this ModularSite site, string email)
    {
        await using var scope = site.Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;
    }
}
