using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Modular.Host.Api;

/// <summary>What the API says for each status when nobody has said anything better: what is wrong and what to do.</summary>
internal sealed record ProblemWords(string Type, string Title, string Detail)
{
    private const string Semantics = "https://www.rfc-editor.org/rfc/rfc9110#section-";
    private const string MoreStatuses = "https://www.rfc-editor.org/rfc/rfc6585#section-";

    public static readonly IReadOnlyDictionary<int, ProblemWords> Of = new Dictionary<int, ProblemWords>
    {
        [400] = new(Semantics + "15.5.1", "The request cannot be read", "Compare it with the description at /openapi/v1.json and send it again."),
        [401] = new(Semantics + "15.5.2", "Sign in first", "Send an access token in the header Authorization (“Bearer …”). Clients get one at /connect/token."),
        [403] = new(Semantics + "15.5.4", "Not allowed", "The client or account lacks the permission that the description at /openapi/v1.json names for this operation. Ask an administrator of the site for it."),
        [404] = new(Semantics + "15.5.5", "Not found", "Nothing answers at this address, or the record does not exist. /openapi/v1.json lists what there is."),
        [405] = new(Semantics + "15.5.6", "Not possible with this method", "The address exists, but not for this method. The header Allow says which ones it takes."),
        [406] = new(Semantics + "15.5.7", "Not available in that format", "The answer would be JSON. Send “Accept: application/json”, or leave the header out."),
        [409] = new(Semantics + "15.5.10", "The record does not allow this now", "Read the record again: its state has changed."),
        [410] = new(Semantics + "15.5.11", "The programme is switched off", "Nothing that was recorded is lost. It comes back when an administrator switches the programme on."),
        [412] = new(Semantics + "15.5.13", "Somebody else has changed the record", "Read the record again and send your change with the new ETag."),
        [413] = new(Semantics + "15.5.14", "Too much at once", "The body is larger than this address takes. Send less, or in several requests."),
        [415] = new(Semantics + "15.5.16", "Not a format that can be read", "Send JSON with the header “Content-Type: application/json”."),
        [422] = new(Semantics + "15.5.21", "The request contradicts an earlier one", "Use a new Idempotency-Key for a new request."),
        [428] = new(MoreStatuses + "3", "Say which version you have", "Send the record’s ETag in the header If-Match."),
        [429] = new(MoreStatuses + "4", "Too many requests", "Wait as many seconds as the header Retry-After says, and keep to what RateLimit-Policy allows."),
        [431] = new(MoreStatuses + "5", "Headers too large", "Send fewer or shorter headers."),
        [500] = new(Semantics + "15.6.1", "Something went wrong on our side", "It has been noted. What you did may not have been saved: read the record before you try again. If it goes on, tell us the requestId."),
        [503] = new(Semantics + "15.6.4", "Not available just now", "This part of the site is busy or being updated. Try again in a few seconds; nothing that was saved is lost."),
    };

    /// <summary>Fills in what a problem does not say by itself, and where it happened.</summary>
    public static void Complete(ProblemDetails problem, HttpContext context)
    {
        problem.Status ??= context.Response.StatusCode;
        if (Of.TryGetValue(problem.Status.Value, out var words))
        {
            // The framework's titles are the bare names of the statuses.
            var isOurs = problem.Title is { Length: > 0 } title && title != Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(problem.Status.Value);
            problem.Type = words.Type;
            problem.Title = isOurs ? problem.Title : words.Title;
            problem.Detail ??= words.Detail;
        }
        problem.Instance ??= context.Request.Path.ToUriComponent();
        problem.Extensions.Remove("traceId");
        problem.Extensions["requestId"] = context.TraceIdentifier;
    }

    public static string NameOf(int status) => Of.TryGetValue(status, out var words) ? words.Title : status.ToString(CultureInfo.InvariantCulture);
}
