using Microsoft.AspNetCore.Routing;
using Modular.Host.Accounts.Access;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>One line of <c>declared.csv</c>.</summary>
/// <param name="Address">The route, such as <c>/growth/awards/{id:guid}</c>.</param>
/// <param name="Methods">The methods that it takes, separated by spaces; <c>any</c> for all.</param>
/// <param name="Access">The permission that is needed, or <c>public</c>.</param>
internal sealed record DeclaredEndpoint(string Address, string Methods, string Access)
{
    public const string Public = "public";

    public static DeclaredEndpoint Of(RouteEndpoint endpoint) => new(
        "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'),
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods ? string.Join(' ', methods.HttpMethods.Order(StringComparer.Ordinal)) : "any",
        AddressBook.PermissionOf(endpoint) ?? Public);

    public bool Takes(string method) => Methods == "any" || Methods.Split(' ').Contains(method);
}

/// <summary>One line of <c>roles.csv</c>: a permission, and the walkers who have it.</summary>
internal sealed record DeclaredRoles(string Permission, string Walkers);

/// <summary>
/// What was agreed: which address needs which permission, and which role has it. With <c>MODULAR_TABLES=1</c> a test run writes both files anew from the
/// site; without, each run compares, so that a permission that changed is seen in review.
/// </summary>
internal static class DeclaredTable
{
    private static readonly string Folder = Path.Combine(ModularSite.RepoRoot, "tests", "Modular.Host.Tests", "Access");

    public static IReadOnlyList<DeclaredEndpoint> Endpoints => [.. Read("declared.csv").Select(cells => new DeclaredEndpoint(cells[0], cells[1], cells[2]))];

    public static IReadOnlyList<DeclaredRoles> Roles => [.. Read("roles.csv").Select(cells => new DeclaredRoles(cells[0], cells[1]))];

    /// <summary>What the site has and the table does not say, and the other way round.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<DeclaredEndpoint> site, IReadOnlyList<DeclaredEndpoint> table)
    {
        var real = site.ToList();
        return [.. real.Except(table).Select(row => $"not declared: {row}"), .. table.Except(real).Select(row => $"declared, but not there: {row}")];
    }

    public static void WriteIfAsked(IEnumerable<DeclaredEndpoint> endpoints, IEnumerable<DeclaredRoles> roles)
    {
        if (Environment.GetEnvironmentVariable("MODULAR_TABLES") != "1")
            return;
        Write("declared.csv", "address,methods,permission", endpoints.Distinct().OrderBy(row => row.Address, StringComparer.Ordinal).ThenBy(row => row.Methods, StringComparer.Ordinal)
            .Select(row => $"{row.Address},{row.Methods},{row.Access}"));
        Write("roles.csv", "permission,who", roles.Select(row => $"{row.Permission},{row.Walkers}"));
    }

    private static IEnumerable<string[]> Read(string file) => File.ReadLines(Path.Combine(Folder, file))
        .Where(line => line.Length > 0 && !line.StartsWith('#')).Skip(1).Select(line => line.Split(','));

    // What people wrote above the table stays.
    private static void Write(string file, string heading, IEnumerable<string> rows)
    {
        var path = Path.Combine(Folder, file);
        var above = File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).ToList();
        File.WriteAllLines(path, [.. above, heading, .. rows]);
    }
}
