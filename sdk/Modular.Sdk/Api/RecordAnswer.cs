using System.Net.Mime;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Modular.Sdk;

/// <summary>One record with its version as <c>ETag</c>; status 304 for a reader who has it already (<c>If-None-Match</c>).</summary>
/// <typeparam name="T">What the API shows of the record.</typeparam>
/// <param name="value">What the API shows of the record.</param>
/// <param name="version">The <see cref="Entity.Version"/>.</param>
public sealed class RecordAnswer<T>(T value, Guid version) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var tag = VersionTag.Of(version);
        httpContext.Response.Headers.ETag = tag;
        var isRead = HttpMethods.IsGet(httpContext.Request.Method) || HttpMethods.IsHead(httpContext.Request.Method);
        if (isRead && httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false) || known == EntityTagHeaderValue.Any))
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return TypedResults.Ok(value).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new GivesVersion());
    }
}

/// <summary>A record that was just made: status 201 with its address and its version as <c>ETag</c>.</summary>
/// <typeparam name="T">What the API shows of the record.</typeparam>
/// <param name="location">The record's address in the API, such as <c>/api/growth/awards/…</c>.</param>
/// <param name="value">What the API shows of the record.</param>
/// <param name="version">The <see cref="Entity.Version"/>.</param>
public sealed class NewRecordAnswer<T>(string location, T value, Guid version) : IResult, IEndpointMetadataProvider
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.Headers.ETag = VersionTag.Of(version);
        return TypedResults.Created(location, value).ExecuteAsync(httpContext);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(T), [MediaTypeNames.Application.Json]));
        builder.Metadata.Add(new GivesVersion());
    }
}

/// <summary>On an endpoint that answers with a record's version.</summary>
internal sealed record GivesVersion;
