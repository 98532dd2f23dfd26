using Microsoft.AspNetCore.Builder;

namespace Modular.Sdk;

/// <summary>
/// Limits how often one caller (a client, an account, else an address) may ask. Stands on a page's model, where posts count, or on an endpoint. Everything
/// below <c>/api</c> has the limit <c>api</c> besides. Operators set the numbers: <c>Limits:PublicForm:Requests</c> and <c>:Window</c>.
/// </summary>
/// <param name="policy">One of the names below.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RateLimitAttribute(string policy) : Attribute
{
    /// <summary>Forms that anybody may send.</summary>
    public const string PublicForm = "public-form";

    /// <summary>Where secrets can be guessed. Attempts that fail count.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Where clients get tokens.</summary>
    public const string Token = "token";

    /// <summary>The name of the limit.</summary>
    public string Policy { get; } = policy;
}

/// <summary>Puts a rate limit on API endpoints.</summary>
public static class EndpointLimits
{
    /// <summary>The endpoint, or every endpoint of the group, has this limit.</summary>
    /// <typeparam name="T">A route or group builder.</typeparam>
    /// <param name="builder">What to limit.</param>
    /// <param name="policy">A name from <see cref="RateLimitAttribute"/>.</param>
    public static T LimitRate<T>(this T builder, string policy) where T : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new RateLimitAttribute(policy)));
        return builder;
    }
}
