using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// No text in a database holds a null character: PostgreSQL refuses the statement, and what a reader sent would count as a programme's fault. So addresses, forms and
/// JSON with one are refused before any programme sees them. Stands twice in the pipeline: a body that may be larger than usual is read only from those who may send it.
/// </summary>
internal sealed class NullCharacters(RequestDelegate next, bool authorized)
{
    private const char Null = '\0';
    private const string InQuery = "%00";

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsErrorPage(context) && (IsInAddress(request) || IsReadHere(context) && await IsInBodyAsync(request, context.RequestAborted)))
            throw new NullCharacterException();
        await next(context);
    }

    private bool IsReadHere(HttpContext context) => authorized || context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is null;

    /// <summary>In a path, the server itself refuses it.</summary>
    private static bool IsInAddress(HttpRequest request) => request.QueryString.Value?.Contains(InQuery, StringComparison.Ordinal) == true;

    private static async Task<bool> IsInBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
            return IsIn(await FormAsync(request, cancellation));
        return request.HasJsonContentType() && await IsInJsonAsync(request, cancellation);
    }

    /// <summary>Null when it cannot be read: whoever reads it next is told why, and answers.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await request.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException decoding) when (decoding.InnerException is InvalidOperationException)
        {
            // The framework decodes forms as it does paths, where it refuses this character and nothing else.
            throw new NullCharacterException();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static bool IsIn(IFormCollection? form) => form is not null
        && (form.Any(field => IsIn(field.Key) || field.Value.Any(IsIn)) || form.Files.Any(file => IsIn(file.Name) || IsIn(file.FileName)));

    private static bool IsIn(string? text) => text?.Contains(Null, StringComparison.Ordinal) == true;

    private static async Task<bool> IsInJsonAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        var search = new JsonNullSearch();
        var buffer = new byte[16_384];
        while (!search.Found && await request.Body.ReadAsync(buffer, cancellation) is > 0 and var read)
            search.Read(buffer.AsSpan(0, read));
        request.Body.Position = 0;
        return search.Found;
    }

    /// <summary>The page that says so comes by with the same request.</summary>
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}

/// <summary>What was sent holds a null character.</summary>
internal sealed class NullCharacterException() : Exception("What was sent holds a null character.");

/// <summary>Finds <c>\u0000</c> in JSON that comes piece by piece. A backslash that is itself escaped begins nothing.</summary>
internal struct JsonNullSearch
{
    private const string Escape = "\\u0000";
    private int matched;

    public bool Found { get; private set; }

    public void Read(ReadOnlySpan<byte> piece)
    {
        foreach (var sign in piece)
        {
            matched = sign == Escape[matched] ? matched + 1 : matched == 1 || sign != Escape[0] ? 0 : 1;
            if (matched < Escape.Length)
                continue;
            Found = true;
            return;
        }
    }
}
