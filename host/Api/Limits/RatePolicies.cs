using Modular.Sdk;

namespace Modular.Host.Api.Limits;

/// <summary>How many requests one caller may make within a time.</summary>
/// <param name="Name">As modules and the header RateLimit-Policy name it.</param>
/// <param name="Requests">How many; 0 for no limit.</param>
/// <param name="Window">Within which time.</param>
/// <param name="CountsFailures">Whether only attempts count that are refused: many people may sign in from one office.</param>
internal sealed record RatePolicy(string Name, int Requests, TimeSpan Window, bool CountsFailures);

/// <summary>The limits by name: settings <c>Limits:{Name}:Requests</c> and <c>Limits:{Name}:Window</c>. Belongs to the front.</summary>
internal sealed class RatePolicies
{
    public const string Api = "api";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly RatePolicy[] Usual =
    [
        new(Api, 1200, Minute, CountsFailures: false),
        new(RateLimitAttribute.Token, 60, Minute, CountsFailures: false),
        new(RateLimitAttribute.SignIn, 60, 5 * Minute, CountsFailures: true),
        new(RateLimitAttribute.PublicForm, 60, 5 * Minute, CountsFailures: false),
    ];

    private readonly Dictionary<string, RatePolicy> policies;

    public RatePolicies(IConfiguration configuration) => policies = Usual.Select(usual =>
    {
        var section = configuration.GetSection($"Limits:{usual.Name.Replace("-", "", StringComparison.Ordinal)}");
        return usual with { Requests = section.GetValue("Requests", usual.Requests), Window = section.GetValue("Window", usual.Window) };
    }).ToDictionary(policy => policy.Name);

    public RatePolicy this[string name] => policies[name];

    /// <summary>What is wrong with the limit that an endpoint names; null when nothing is.</summary>
    public static string? ProblemOf(Endpoint endpoint) =>
        endpoint.Metadata.OfType<RateLimitAttribute>().FirstOrDefault(stated => Usual.All(policy => policy.Name != stated.Policy)) is { } unknown
            ? $"{endpoint.DisplayName} names the rate limit {unknown.Policy}, which does not exist. There are: {string.Join(", ", Usual.Select(policy => policy.Name))}." : null;
}
