using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Composition;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;
using Modular.Host.Modules.Loading.References;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Modules;

/// <summary>Whether a module can run here is known before it is loaded.</summary>
public sealed class ModuleReferencesTests(ITestOutputHelper output) : IDisposable
{
    private readonly PlantedModules planted = new();
    private readonly ModuleReferences references = new();

    public void Dispose() => planted.Dispose();

    [Fact]
    public void RealModules_HaveNoProblem()
    {
        var folders = Directory.EnumerateDirectories(ModularSite.ModulesFolder).Select(path => new ModuleFolder(Path.GetFileName(path), path, "1")).ToList();
        Assert.NotEmpty(folders);
        Assert.Empty(folders.Select(references.ProblemOf).OfType<string>());
        foreach (var folder in folders)
        {
            var started = Stopwatch.GetTimestamp();
            references.ProblemOf(folder);
            output.WriteLine($"{folder.Name}: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0.0} ms");
        }
    }

    [Fact]
    public void Assembly_OfAnotherName_IsNamed()
    {
        var folder = planted.Module("Planted");
        var renamed = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(folder.Path)!, "Renamed")).FullName;
        File.Copy(folder.AssemblyPath, Path.Combine(renamed, "Renamed.dll"));
        Assert.StartsWith("The assembly in Renamed calls itself Planted, which is not the name of its folder.", references.ProblemOf(new ModuleFolder("Renamed", renamed, "1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a library at all, but long enough to be taken for one by somebody who only looks at its name")]
    public void Assembly_ThatIsNone_IsToldToBeCopiedAgain(string content)
    {
        var folder = planted.Module("Planted");
        File.WriteAllText(folder.AssemblyPath, content);
        Assert.Contains("Copy the module's whole output folder again", references.ProblemOf(folder));
    }

    [Fact]
    public void Assembly_CutShort_IsToldToBeCopiedAgain()
    {
        var folder = planted.Module("Planted");
        using (var file = File.OpenWrite(folder.AssemblyPath))
            file.SetLength(file.Length / 2);
        Assert.Contains("Copy the module's whole output folder again", references.ProblemOf(folder));
    }

    [Theory]
    [InlineData("Modular.Sdk")]
    [InlineData("Microsoft.Data.Sqlite")]
    [InlineData("SQLitePCLRaw.core")]
    [InlineData("Microsoft.EntityFrameworkCore.Relational")]
    [InlineData("Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("System.Text.Json")]
    public void PrivateCopy_OfASharedAssembly_IsNamed(string shared)
    {
        var folder = planted.Module("Planted");
        File.Copy(folder.AssemblyPath, Path.Combine(folder.Path, shared + ".dll"));
        Assert.StartsWith($"Planted carries its own copy of {shared}.dll, which it must share with the host. Remove {shared}.dll", references.ProblemOf(folder));
    }

    [Fact]
    public void PrivateCopy_ForOnePlatform_IsNamed()
    {
        var folder = planted.Module("Planted");
        var native = Directory.CreateDirectory(Path.Combine(folder.Path, "runtimes", "linux-x64", "lib", "net10.0")).FullName;
        File.Copy(folder.AssemblyPath, Path.Combine(native, "Microsoft.Data.Sqlite.dll"));
        Assert.Contains($"Remove {Path.Combine("runtimes", "linux-x64", "lib", "net10.0", "Microsoft.Data.Sqlite.dll")}", references.ProblemOf(folder));
    }

    [Fact]
    public void PrivateCopy_OfWhatTheHostKeepsToItself_IsAllowed()
    {
        var markdig = typeof(Markdig.Markdown).Assembly.Location;
        var folder = planted.Module("Planted", body: "public string Html => Markdig.Markdown.ToHtml(\"\");");
        Assert.StartsWith("Planted needs Markdig 1.6.0.0, which is neither in its folder nor given by the host.", references.ProblemOf(folder));
        File.Copy(markdig, Path.Combine(folder.Path, "Markdig.dll"));
        Assert.Null(references.ProblemOf(folder));
    }

    [Fact]
    public void Dependency_Missing_IsNamedWithWhoNeedsIt()
    {
        var far = planted.Library("Far", "[assembly: System.Reflection.AssemblyVersion(\"1.2.3.0\")] public class Distance { }");
        var near = planted.Library("Near", "public class Way { public Distance Length; }", far);
        var folder = planted.Module("Planted", body: "public Way Way;", references: [near, far]);
        Assert.StartsWith("Planted needs Near 0.0.0.0, which is neither", references.ProblemOf(folder));
        File.Copy(near, Path.Combine(folder.Path, "Near.dll"));
        Assert.StartsWith("Near in the folder of Planted needs Far 1.2.3.0, which is neither", references.ProblemOf(folder));
        File.Copy(far, Path.Combine(folder.Path, "Far.dll"));
        Assert.Null(references.ProblemOf(folder));
    }

    [Fact]
    public void Dependency_OfAnOlderVersion_IsNamedWithBoth()
    {
        var newer = planted.Library("Near", "[assembly: System.Reflection.AssemblyVersion(\"2.0.0.0\")] public class Way { }");
        var folder = planted.Module("Planted", body: "public Way Way;", references: newer);
        planted.Library("Near", "[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")] public class Way { }");
        File.Copy(newer, Path.Combine(folder.Path, "Near.dll"));
        Assert.StartsWith("Planted needs Near 2.0.0.0, but the folder holds Near 1.0.0.0.", references.ProblemOf(folder));
    }

    [Fact]
    public void HostAssembly_NewerThanTheHosts_IsNamedWithBoth()
    {
        var future = planted.Library("Microsoft.Extensions.Options", "[assembly: System.Reflection.AssemblyVersion(\"99.0.0.0\")] public class OptionsOfTomorrow { }");
        var folder = planted.Module("Planted", body: "public OptionsOfTomorrow Options;", references: future);
        Assert.StartsWith("Planted needs Microsoft.Extensions.Options 99.0.0.0, but this host gives Microsoft.Extensions.Options 10.0.0.0. Upgrade the host, or build",
            references.ProblemOf(folder));
    }

    [Fact]
    public void Store_InADependency_IsNamed()
    {
        var library = planted.Library("Shelf", "public class ShelfStore(Microsoft.EntityFrameworkCore.DbContextOptions options) : StoreContext(options);");
        var folder = planted.Module("Planted", body: "public ShelfStore Store;", references: library);
        File.Copy(library, Path.Combine(folder.Path, "Shelf.dll"));
        Assert.StartsWith("Shelf in the folder of Planted holds the store ShelfStore. A module's store lies in its own assembly, Planted.dll", references.ProblemOf(folder));
    }

    [Fact]
    public void Loader_TakesTheModulesOwnCopy()
    {
        var markdig = planted.Library("Markdig", "public static class Mine { public static string Word => \"mine\"; }");
        var folder = planted.Module("Planted", body: "public override string Slug => Mine.Word;", references: markdig);
        File.Copy(markdig, Path.Combine(folder.Path, "Markdig.dll"));
        Assert.Equal("mine", new ModuleLoader(new ModuleContexts(TimeProvider.System), new ConfigurationBuilder().Build(), NullLogger<ModuleLoader>.Instance).Take(folder).Slug);
    }

    [Fact]
    public void Loader_RefusesBeforeLoading()
    {
        var folder = planted.Module("Planted", body: "static PlantedModule() => throw new InvalidOperationException(\"was loaded\");");
        File.Copy(folder.AssemblyPath, Path.Combine(folder.Path, "Modular.Sdk.dll"));
        var fault = Assert.Throws<CompositionFault>(() => new ModuleLoader(new ModuleContexts(TimeProvider.System), new ConfigurationBuilder().Build(), NullLogger<ModuleLoader>.Instance).Take(folder));
        Assert.Equal((CompositionStep.Check, "Planted"), (fault.Step, fault.Module));
        Assert.Contains("its own copy of Modular.Sdk.dll", fault.Reason);
    }
}
