using System.Globalization;
using System.Text;
using Modular.Sdk;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Where to report a weakness (RFC 9116): settings <c>Security:Contact</c>, <c>:Policy</c> and <c>:Expires</c>. Without a contact there is no file.</summary>
internal static class SecurityText
{
    public const string Path = "/.well-known/security.txt";
    private const int MonthsValid = 6;

    public static void MapSecurityText(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, (IConfiguration configuration, TimeProvider clock) =>
    {
        var section = configuration.GetSection("Security");
        if (section["Contact"] is not { Length: > 0 } contact)
            return Results.NotFound();
        var expires = section.GetValue<DateTimeOffset?>("Expires") ?? new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddMonths(MonthsValid);
        var text = new StringBuilder();
        foreach (var address in contact.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            text.Append(CultureInfo.InvariantCulture, $"Contact: {address}\n");
        text.Append(CultureInfo.InvariantCulture, $"Expires: {expires.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\nPreferred-Languages: en\n");
        if (section["Policy"] is { Length: > 0 } policy)
            text.Append(CultureInfo.InvariantCulture, $"Policy: {policy}\n");
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }).Public().ExcludeFromDescription();
}
