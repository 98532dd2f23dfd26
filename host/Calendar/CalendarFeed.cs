using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Modular.Sdk;

namespace Modular.Host.Calendar;

/// <summary>The calendar for calendar programs: always what the public may see, whoever asks.</summary>
internal static class CalendarFeed
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapCalendarFeed(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/calendar.ics", Methods, AnswerAsync).ExcludeFromDescription().Public();

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> AnswerAsync(
        ProgrammeCalendar calendar, HttpContext context, CancellationToken cancellation)
    {
        var found = await calendar.AllAsync(Audience.Public, cancellation);
        if (found.NotAvailable.Count > 0)
        {
            // An answer without a programme's entries would make subscribers delete them.
            context.Response.Headers.RetryAfter = "300";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        var request = context.Request;
        var file = Encoding.UTF8.GetBytes(CalendarFile.Write(found.Entries, new Uri($"{request.Scheme}://{request.Host}")));
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"");
        return TypedResults.Bytes(file, "text/calendar; charset=utf-8", entityTag: tag);
    }
}
