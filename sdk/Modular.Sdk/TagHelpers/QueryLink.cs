using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Modular.Sdk.TagHelpers;

/// <summary>Links to the same page with a changed query string, so that the address holds the whole state of a list.</summary>
internal static class QueryLink
{
    /// <summary>The current address with the given keys replaced; a null value removes the key.</summary>
    public static string With(HttpRequest request, params (string Key, string? Value)[] changes)
    {
        var kept = request.Query.Where(q => !changes.Any(c => c.Key.Equals(q.Key, StringComparison.OrdinalIgnoreCase)));
        var query = new QueryBuilder(kept);
        foreach (var (key, value) in changes)
        {
            if (value is not null)
                query.Add(key, value);
        }
        return request.PathBase + request.Path + query.ToQueryString().Value;
    }
}
