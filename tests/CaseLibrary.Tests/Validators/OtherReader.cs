using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace CaseLibrary.Tests.Validators;

/// <summary>Gives what the site published to a program that is not ours, and hears what that makes of it.</summary>
internal static class OtherReader
{
    public static string Folder { get; } = typeof(OtherReader).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == "Validators").Value!;

    /// <param name="what">The check, as <c>check.mjs</c> names it.</param>
    /// <param name="published">What the site answered.</param>
    /// <param name="address">Where it was.</param>
    public static async Task<JsonElement> ReadAsync(string what, string published, Uri? address = null)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, "check.mjs"), what, address?.ToString() ?? ""])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.StandardInput.WriteAsync(published);
        process.StandardInput.Close();
        try
        {
            return JsonDocument.Parse(await said).RootElement;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The same, where it must not fail.</summary>
    public static async Task<JsonElement> UnderstoodAsync(string what, string published, Uri? address = null)
    {
        var answer = await ReadAsync(what, published, address);
        Assert.False(answer.TryGetProperty("failed", out var why), $"{why} {(answer.TryGetProperty("details", out var details) ? details : default)}");
        return answer;
    }
}
