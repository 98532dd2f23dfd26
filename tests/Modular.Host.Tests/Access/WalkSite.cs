using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Composition;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>Somebody who tries every address.</summary>
/// <param name="Name">Which role.</param>
/// <param name="Client">Signed in, unless it is nobody.</param>
/// <param name="Account">Who; null for nobody.</param>
internal sealed record Walker(string Name, HttpClient Client, Guid? Account);

/// <summary>A site with one person for each built-in role, one who leads one programme only, and nobody.</summary>
public sealed class WalkSite : ModularSite
{
    private const string OneProgramme = "Growth";
    private IReadOnlyList<Walker>? walkers;

    // The walk asks for things in ways that make no sense; a module must not be taken out for it.
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Modules:Quarantine:Faults", "0")];

    internal IServiceProvider Generation => Services.GetRequiredService<Generations>().Current!.Services;

    internal IReadOnlyList<RouteEndpoint> Endpoints => [.. Generation.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    internal async Task<IReadOnlyList<Walker>> WalkersAsync() => walkers ??=
    [
        new("administrator", await SignedInAsync(), await AccountAsync(AdministratorEmail)),
        await WalkerAsync("programme-lead", null), await WalkerAsync("contributor", null), await WalkerAsync("board-secretary", null), await WalkerAsync("reader", null),
        await WalkerAsync("programme-lead", OneProgramme), new("nobody", Client(), null),
    ];

    /// <summary>An address for each route: one that a page of the site leads to, where there is one, else made up.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> AddressesAsync()
    {
        var client = (await WalkersAsync())[0].Client;
        var book = Generation.GetRequiredService<AddressBook>();
        var links = new Dictionary<RouteEndpoint, string>();
        foreach (var endpoint in Endpoints.Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0 && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null))
        {
            foreach (var path in (await client.PageAsync("/" + endpoint.RoutePattern.RawText)).QuerySelectorAll("main a[href^='/']").Select(link => link.GetAttribute("href")!.Split('?', '#')[0]))
            {
                if (book.Find(path) is { RoutePattern.Parameters.Count: > 0 } found)
                    links.TryAdd(found, path);
            }
        }
        return Endpoints.GroupBy(endpoint => DeclaredEndpoint.Of(endpoint).Address)
            .ToDictionary(group => group.Key, group => group.Select(links.GetValueOrDefault).OfType<string>().FirstOrDefault() ?? MadeUp(group.First().RoutePattern));
    }

    private static string MadeUp(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "code" } => "POL",
        RoutePatternParameterPart parameter when Has(parameter, "guid") => "01890a5d-ac96-774b-bcce-b302099a8057",
        RoutePatternParameterPart parameter when Has(parameter, "int") => "1",
        _ => "made-up",
    }))));

    private static bool Has(RoutePatternParameterPart parameter, string constraint) => parameter.ParameterPolicies.Any(policy => policy.Content == constraint);

    private async Task<Walker> WalkerAsync(string role, string? programme)
    {
        var email = await NewAccountAsync();
        var account = await AccountAsync(email);
        await using (var scope = Generation.CreateAsyncScope())
        {
            var store = scope.ServiceProvider.GetRequiredService<HostStore>();
            store.Add(new Grant { AccountId = account, Role = role, Programme = programme });
            await store.SaveChangesAsync();
        }
        var client = Client();
        await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = Password });
        return new Walker(programme is null ? role : $"{role}-of-one", client, account);
    }

    private async Task<Guid> AccountAsync(string email)
    {
        await using var scope = Generation.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;
    }
}
