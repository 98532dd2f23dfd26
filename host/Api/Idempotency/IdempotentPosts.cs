using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Api.Limits;

namespace Modular.Host.Api.Idempotency;

/// <summary>
/// A post with the header Idempotency-Key is carried out once: sent again by the same caller it gets the first answer, with another body it is refused, and
/// beside itself it has to wait. Only what was carried out is kept: a post that was refused has done nothing, and may be put right under the same key.
/// </summary>
internal sealed class IdempotentPosts(RequestDelegate next, IdempotencyLedger ledger)
{
    public const string Header = "Idempotency-Key";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Headers[Header] is not { Count: > 0 } headers)
        {
            await next(context);
            return;
        }
        var key = headers.ToString();
        if (key.Length is 0 or > IdempotentAnswer.KeyLength || key.Any(letter => letter is <= ' ' or > '~'))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Idempotency-Key must be 1 to 200 letters, digits or signs without spaces. A new UUID for each new record is best.");
            return;
        }
        var caller = Caller.Of(context);
        var fingerprint = await FingerprintAsync(context.Request);
        switch (await ledger.ClaimAsync(caller, key, fingerprint, context.RequestAborted))
        {
            case null:
                await CarryOutAsync(context, new IdempotentAnswer { Caller = caller, Key = key, Fingerprint = fingerprint, At = default });
                break;
            case { } first when first.Fingerprint != fingerprint:
                await RefuseAsync(context, StatusCodes.Status422UnprocessableEntity,
                    "This Idempotency-Key was used for another request within the last 24 hours. Use a new key for a new request; send exactly the same body to repeat one.");
                break;
            case { Status: null }:
                context.Response.Headers.RetryAfter = "1";
                await RefuseAsync(context, StatusCodes.Status409Conflict,
                    "A request with this Idempotency-Key is being answered, or was cut off so that its outcome is not known. Send it again in a moment; if that does not help, look whether the record exists.");
                break;
            case { } first:
                await ReplayAsync(context.Response, first);
                break;
        }
    }

    private async Task CarryOutAsync(HttpContext context, IdempotentAnswer answer)
    {
        var body = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        var carriedOut = false;
        try
        {
            await next(context);
            var response = context.Response;
            carriedOut = response.StatusCode < StatusCodes.Status400BadRequest;
            if (carriedOut)
            {
                await ledger.KeepAsync(answer with
                {
                    Status = response.StatusCode,
                    ContentType = response.ContentType,
                    Location = response.Headers.Location,
                    Tag = response.Headers.ETag,
                    Body = Convert.ToBase64String(copy.GetBuffer(), 0, (int)copy.Length),
                });
            }
        }
        finally
        {
            context.Response.Body = body;
            if (!carriedOut)
                await ledger.GiveUpAsync(answer.Caller, answer.Key);
        }
        copy.Position = 0;
        await copy.CopyToAsync(body, context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpResponse response, IdempotentAnswer first)
    {
        response.StatusCode = first.Status!.Value;
        response.ContentType = first.ContentType;
        response.Headers.Location = first.Location;
        response.Headers.ETag = first.Tag;
        response.Headers["Idempotency-Replayed"] = "true";
        if (first.Body is { Length: > 0 } body)
            await response.Body.WriteAsync(Convert.FromBase64String(body));
    }

    private static Task RefuseAsync(HttpContext context, int status, string detail) => ApiProblems.WriteAsync(context, new ProblemDetails { Status = status, Detail = detail });

    private static async Task<string> FingerprintAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.ContentType}\n"));
        var buffer = new byte[8192];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
