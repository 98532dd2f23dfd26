namespace Modular.Host.Composition;

/// <summary>The plain page of the few moments in which no generation serves: before the first one, and while the host stops.</summary>
internal static class NoGeneration
{
    public static Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "5";
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync("""
            <!doctype html><html lang="en"><title>Starting – Modular</title>
            <h1>The site is starting</h1><p>Please try again in a few seconds. Nothing that you have saved is lost.</p></html>
            """);
    }
}
