using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts.Access;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Access;

/// <summary>The permission walk: what <c>declared.csv</c> says is what happens, for everybody, with every method.</summary>
public sealed class PermissionWalkTests(WalkSite site, ITestOutputHelper output) : IClassFixture<WalkSite>
{
    [SiteFact]
    public async Task Walk_EveryEndpointEveryRoleEveryMethod_HasNoSurprises()
    {
        DeclaredTable.WriteIfAsked(site.Endpoints.Select(DeclaredEndpoint.Of), await RolesAsync());
        var walk = await WalkAsync();

        Assert.Equal(await RolesAsync(), DeclaredTable.Roles);
        var surprises = DeclaredTable.Differences(site.Endpoints.Select(DeclaredEndpoint.Of), DeclaredTable.Endpoints);
        if (surprises.Count == 0)
            surprises = await walk.SurprisesAsync(DeclaredTable.Endpoints);
        output.WriteLine(walk.Summary(DeclaredTable.Endpoints.Count, surprises.Count));
        Assert.True(surprises.Count == 0, $"{walk.Summary(DeclaredTable.Endpoints.Count, surprises.Count)}:\n{string.Join('\n', surprises)}");
    }

    [SiteFact]
    public async Task PlantedPermission_OtherThanDeclared_IsFound()
    {
        var page = DeclaredTable.Endpoints.First(row => row.Access == "growth.read" && !row.Address.Contains('{'));
        var doctored = page with { Access = "growth.edit" };

        Assert.Contains($"declared, but not there: {doctored}", DeclaredTable.Differences(site.Endpoints.Select(DeclaredEndpoint.Of), [doctored]));
        var surprises = await (await WalkAsync()).SurprisesAsync([doctored]);
        Assert.Contains(surprises, surprise => surprise.StartsWith($"GET {page.Address} ", StringComparison.Ordinal) && surprise.Contains("as reader: let in", StringComparison.Ordinal));
        Assert.DoesNotContain(surprises, surprise => surprise.Contains("as contributor", StringComparison.Ordinal));
        Assert.Empty(await (await WalkAsync()).SurprisesAsync([page]));
    }

    [SiteFact]
    public async Task PlantedEndpoint_WithoutACheck_IsFound()
    {
        var open = DeclaredTable.Endpoints.Single(row => row is { Address: "/api/councils/", Methods: "GET HEAD" });
        var doctored = open with { Access = "host.administration" };

        var surprises = await (await WalkAsync()).SurprisesAsync([doctored]);
        Assert.Contains(surprises, surprise => surprise.StartsWith("GET /api/councils/ ", StringComparison.Ordinal) && surprise.Contains("as nobody: let in", StringComparison.Ordinal));
        Assert.Contains($"not declared: {open}", DeclaredTable.Differences(site.Endpoints.Select(DeclaredEndpoint.Of), [.. DeclaredTable.Endpoints.Where(row => row != open)]));
    }

    private async Task<PermissionWalk> WalkAsync() => new(await site.WalkersAsync(), DeclaredTable.Roles, await site.AddressesAsync());

    private async Task<IReadOnlyList<DeclaredRoles>> RolesAsync()
    {
        var permissions = site.Generation.GetRequiredService<PersonPermissions>();
        var walkers = await site.WalkersAsync();
        return [.. permissions.Declared.All.Select(permission => new DeclaredRoles(permission.Name,
            string.Join(' ', walkers.Where(walker => walker.Account is { } account && permissions.Of(account).Contains(permission.Name)).Select(walker => walker.Name))))];
    }
}
