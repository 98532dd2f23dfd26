using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Modular.Host.Api;

namespace Modular.Host.Composition.Hosting;

/// <summary>The plain pages of the front itself, for when no generation can make one.</summary>
internal static class PlainPage
{
    /// <summary>Before the first generation, and while the host stops.</summary>
    public static Task StartingAsync(HttpResponse response) =>
        WriteAsync(response, "The site is starting", "Please try again in a few seconds. Nothing that you have saved is lost.");

    /// <summary>A module works on a request for ever.</summary>
    public static Task LeftBehindAsync(HttpResponse response, string programme)
    {
        // What the module had set is about another answer.
        response.Headers.Clear();
        // Whatever the module still does must not meet the next request on this connection. HTTP/2 and later have no such header: see CapturingServer.
        if (!HasStreams(response.HttpContext))
            response.Headers.Connection = "close";
        return WriteAsync(response, $"{programme} does not answer",
            "The rest of the site works. Go back: your browser still has what you typed. Administrators see what happened in the list of programmes.");
    }

    /// <summary>Each request is a stream of its connection.</summary>
    public static bool HasStreams(HttpContext context) => HttpProtocol.IsHttp2(context.Request.Protocol) || HttpProtocol.IsHttp3(context.Request.Protocol);

    private static Task WriteAsync(HttpResponse response, string title, string text)
    {
        if (response.HttpContext.Request.Path.StartsWithSegments("/api"))
            return ApiProblems.WriteAsync(response.HttpContext, new ProblemDetails { Status = StatusCodes.Status503ServiceUnavailable, Title = title });
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "5";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = "default-src 'none'";
        response.ContentType = "text/html; charset=utf-8";
        var heading = HtmlEncoder.Default.Encode(title);
        return response.WriteAsync($"""
            <!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{heading} – Modular</title>
            <h1>{heading}</h1><p>{text}</p><p><a href="/">Go to the home page</a></p></html>
            """);
    }
}
