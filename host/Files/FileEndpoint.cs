using System.Globalization;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Modular.Host.Composition;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Files;

/// <summary>Gives out what modules keep, to those who may read it. Whoever may not is told that there is nothing.</summary>
internal static class FileEndpoint
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>The content of an address never changes. Who may read it can: whoever keeps copies for others asks again soon.</summary>
    private const string ForEverybody = "public, max-age=31536000, s-maxage=300, immutable";
    private const string ForOne = "private, no-cache";

    public static void MapFiles(this WebApplication app) =>
        app.MapMethods("/files/{module}/{id:guid}/{name}", [HttpMethods.Get, HttpMethods.Head], GetAsync).Public().ExcludeFromDescription();

    private static async Task<IResult> GetAsync(string module, Guid id, string name, int? width, string? link, HttpContext context, GenerationInfo generation, ContributionTypes types, ICurrentUser reader)
    {
        var (services, cancellation) = (context.RequestServices, context.RequestAborted);
        if (generation.Modules.FirstOrDefault(loaded => loaded.Slug == module) is not { StoreType: { } storeType } owner)
            return TypedResults.NotFound();
        var store = (StoreContext)services.GetRequiredService(storeType);
        if (store.Model.FindEntityType(typeof(StoredFile)) is null
            || await store.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(file => file.Id == id, cancellation) is not { } file
            || file.Name != name || FileType.Of(file.ContentType) is not { } type
            || await ReadersAsync(services, types, owner, file, cancellation) is not { } readers || !(MayRead(reader, readers) || await HoldsAsync(services, readers, link, cancellation)))
            return TypedResults.NotFound();

        var copy = width ?? 0;
        var tag = new EntityTagHeaderValue($"\"{file.Sha256[..32]}-{copy.ToString(CultureInfo.InvariantCulture)}\"");
        if (IsKnown(context.Request, tag))
        {
            SetHeaders(context.Response.Headers, type, file, readers.IsPublic);
            return Unchanged(context.Response, tag);
        }
        var bytes = await store.Set<FileContent>().Where(content => content.FileId == id && content.Width == copy).Select(content => content.Bytes).SingleOrDefaultAsync(cancellation);
        if (bytes is null)
            return TypedResults.NotFound();
        SetHeaders(context.Response.Headers, type, file, readers.IsPublic);
        return TypedResults.Bytes(bytes, type.ContentType, enableRangeProcessing: true, entityTag: tag);
    }

    /// <summary>Null when the module says nothing, or has two opinions.</summary>
    private static async Task<FileReaders?> ReadersAsync(IServiceProvider services, ContributionTypes types, LoadedModule module, StoredFile file, CancellationToken cancellation) =>
        types.Of<IFileReaders>(module).ToList() is [var rule] ? await ((IFileReaders)services.GetRequiredService(rule)).OfAsync(file, cancellation) : null;

    private static bool MayRead(ICurrentUser reader, FileReaders readers) => readers.IsPublic || readers.Permission is { } permission && reader.Can(permission);

    private static async Task<bool> HoldsAsync(IServiceProvider services, FileReaders readers, string? link, CancellationToken cancellation) =>
        readers.LinkPurpose is { } purpose && await services.GetRequiredService<IPersonalLinks>().FindAsync(purpose, link, cancellation) is { } found
            && found.Record == readers.LinkRecord && found.Holds(services.GetRequiredService<TimeProvider>().GetUtcNow());

    private static void SetHeaders(IHeaderDictionary headers, FileType type, StoredFile file, bool isPublic)
    {
        var disposition = new ContentDispositionHeaderValue(type.IsImage ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = isPublic ? ForEverybody : ForOne;
    }

    /// <summary>Asked before the content is read.</summary>
    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        new RequestHeaders(request.Headers).IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any);

    private static StatusCodeHttpResult Unchanged(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        return TypedResults.StatusCode(StatusCodes.Status304NotModified);
    }
}
