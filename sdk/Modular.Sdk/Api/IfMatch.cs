using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Modular.Sdk;

/// <summary>
/// The version from which a caller's change starts: the <c>ETag</c> of the answer in which the record was read, sent back as <c>If-Match</c>. A handler takes
/// it as a parameter and gives <see cref="Version"/> to <see cref="StoreContext.SaveEditAsync"/>. Without the header the caller gets status 428.
/// </summary>
/// <param name="Version">The <see cref="Entity.Version"/>; an empty one, which no record has, when the header holds something else.</param>
public sealed record IfMatch(Guid Version) : IEndpointParameterMetadataProvider
{
    /// <summary>Reads the header. Called by the framework.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="RequestRefusedException">There is no such header, or it says “whatever the version”.</exception>
    public static ValueTask<IfMatch?> BindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var header = context.Request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0 || header == EntityTagHeaderValue.Any.Tag)
            throw new RequestRefusedException(StatusCodes.Status428PreconditionRequired,
                "Read the record first, and send the ETag of that answer back in the header If-Match, so that nobody’s change is overwritten.", "If-Match");
        return ValueTask.FromResult<IfMatch?>(new IfMatch(VersionTag.Read(header)));
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new NeedsVersion());
}

/// <summary>On an endpoint that changes a record only when the caller knows its version.</summary>
internal sealed record NeedsVersion;

/// <summary>A record's version as an entity tag.</summary>
internal static class VersionTag
{
    public static string Of(Guid version) => $"\"{version:n}\"";

    /// <summary>Empty for what is no tag of ours. Weak tags never match a change.</summary>
    public static Guid Read(string tag) => tag is ['"', .. var inner, '"'] && Guid.TryParseExact(inner, "n", out var version) ? version : Guid.Empty;
}
