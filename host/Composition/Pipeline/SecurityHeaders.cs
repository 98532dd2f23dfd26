namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// What browsers may do with our answers: nothing inline, nothing from elsewhere, no framing. Set when the answer starts, because an error page begins with
/// empty headers; a policy that a page has set for itself stays. The reasons: host/docs/hardening.md.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy = "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; img-src 'self' data:; "
        + "manifest-src 'self'; media-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'";

    private const string Transport = "max-age=31536000";

    /// <summary>Everything that browsers know today is off, but for passkeys and copying to the clipboard.</summary>
    private const string Permissions = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), "
        + "clipboard-read=(), clipboard-write=(self), compute-pressure=(), cross-origin-isolated=(), display-capture=(), encrypted-media=(), fullscreen=(self), gamepad=(), "
        + "geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), otp-credentials=(), "
        + "payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), usb=(), "
        + "window-management=(), xr-spatial-tracking=()";

    /// <summary>For a page whose form ends at another site, which is known to be right: browsers hold the redirects of a form against form-action too.</summary>
    public static string PolicyEndingAt(Uri site) => $"{Policy} {site.GetLeftPart(UriPartial.Authority)}";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.TryAdd("Content-Security-Policy", Policy);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["X-Permitted-Cross-Domain-Policies"] = "none";
            headers["Permissions-Policy"] = Permissions;
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = Transport;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
