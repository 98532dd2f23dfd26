using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Sdk;

namespace Modular.Host.Pages.Api;

/// <summary>The API at a glance, without JavaScript: what this generation serves.</summary>
[Public]
internal sealed class IndexModel(IApiDescriptionGroupCollectionProvider api) : PageModel
{
    public IReadOnlyList<IGrouping<string, ApiOperation>> Programmes { get; private set; } = [];

    public void OnGet() => Programmes = [.. api.ApiDescriptionGroups.Items.SelectMany(group => group.Items)
        .Where(description => description.RelativePath?.StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true)
        .Select(ApiOperation.Of).OrderBy(operation => operation.Path, StringComparer.Ordinal).ThenBy(operation => operation.Method, StringComparer.Ordinal)
        .GroupBy(operation => operation.Programme).OrderBy(group => group.Key, StringComparer.Ordinal)];
}

/// <summary>One operation as the page lists it.</summary>
internal sealed record ApiOperation(string Programme, string Method, string Path, string? Summary, string? Permission)
{
    public static ApiOperation Of(ApiDescription description)
    {
        var metadata = description.ActionDescriptor.EndpointMetadata;
        return new ApiOperation(
            metadata.OfType<ITagsMetadata>().LastOrDefault()?.Tags is [var tag, ..] ? tag : "Others",
            description.HttpMethod ?? "",
            "/" + description.RelativePath,
            metadata.OfType<IEndpointSummaryMetadata>().LastOrDefault()?.Summary,
            metadata.OfType<PermissionAttribute>().LastOrDefault()?.Permission);
    }
}
