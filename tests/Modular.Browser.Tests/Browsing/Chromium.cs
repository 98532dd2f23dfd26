using Microsoft.Playwright;

namespace Modular.Browser.Tests.Browsing;

/// <summary>The Chromium that is installed on this machine. None is ever downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "MODULAR_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

    private static readonly string? Path = Find();

    /// <summary>Why tests in a browser cannot be made; null when they can. With <c>CI=true</c> they are made and fail instead.</summary>
    public static string? SkipReason => Path is null && Environment.GetEnvironmentVariable("CI") != "true" ? Missing : null;

    private static string Missing => $"There is no Chromium: none of {string.Join(", ", Names)} is on the PATH, and {Variable} does not name one.";

    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path ?? throw new InvalidOperationException(Missing),
        Headless = true,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        ],
    });

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}

/// <summary>A test that needs a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}

/// <inheritdoc cref="BrowserFactAttribute" />
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
