using System.Text.RegularExpressions;
using Modular.Testing;

namespace Modular.Host.Tests.Architecture;

/// <summary>What the source may not say: a module's name in the host or the SDK, a catch that hides its reason, the clock read directly.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Modules =
        [.. new[] { "modules", "plugins" }.SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(ModularSite.RepoRoot, folder))).Select(path => Path.GetFileName(path)!)];

    [Fact]
    public void HostAndSdk_NameNoModule() =>
        Assert.Empty(Sources("host", "sdk").SelectMany(path => Lines(path).Where(NamesAModule).Select(line => $"{path}: {line}")));

    [Fact]
    public void Catch_AlwaysSaysWhatItExpectsOrDoesSomething() =>
        Assert.Empty(Sources("host", "sdk", "modules", "plugins", "tests").Where(path => !path.EndsWith("SourceTests.cs", StringComparison.Ordinal))
            .SelectMany(path => EmptyCatch().Matches(File.ReadAllText(path)).Select(found => $"{path}: {found.Value}")));

    [Fact]
    public void Clock_IsInjected() =>
        Assert.Empty(Sources("host", "sdk", "modules", "plugins").SelectMany(path => Lines(path).Where(line => Clock().IsMatch(line)).Select(line => $"{path}: {line}")));

    [Fact]
    public void PlantedModuleName_IsFound()
    {
        Assert.NotEmpty(Modules);
        Assert.All(Modules, module => Assert.True(NamesAModule($"if (name == \"{module}\")")));
    }

    [Theory]
    [InlineData("catch { }")]
    [InlineData("catch (Exception e) when (e is IOException) { }")]
    [InlineData("catch (Exception) {\n // never mind\n }")]
    public void PlantedCatch_IsFound(string code) => Assert.Matches(EmptyCatch(), code);

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    public void PlantedClock_IsFound(string code) => Assert.Matches(Clock(), code);

    private static bool NamesAModule(string line) => Modules.Any(module => Regex.IsMatch(line, $@"\b{module}\b"));

    private static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(ModularSite.RepoRoot, folder), "*", SearchOption.AllDirectories))
        .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal) || path.EndsWith(".csproj", StringComparison.Ordinal))
        .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal));

    /// <summary>Code without comments: documentation may take a module as its example.</summary>
    private static IEnumerable<string> Lines(string path) => File.ReadLines(path).Select(line => line.Split("//")[0]).Where(line => line.Length > 0);

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*(\{(\s|//[^\n]*\n)*\}|when\s*\([^{]*\)\s*\{\s*\})")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex Clock();
}
