using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Modules.Installation;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Tests.Modules;

/// <summary>Small modules that do something wrong, compiled on the spot into folders of their own, and loaded as the host loads them.</summary>
internal sealed class PlantedModules : IDisposable
{
    private static readonly Dictionary<string, string> Given = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).DistinctBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)!);

    /// <summary>Where they lie, one folder each.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("modular-planted-").FullName;

    private readonly ModuleLoader loader = new(new ModuleContexts(TimeProvider.System), new ConfigurationBuilder().Build(), NullLogger<ModuleLoader>.Instance);
    private readonly List<LoadedModule> loaded = [];

    /// <summary>A module's folder with what it was compiled to.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="source">Members beside its module class, or nothing.</param>
    /// <param name="body">Members of the module class.</param>
    /// <param name="references">Assemblies that stand before the host's of the same name.</param>
    public ModuleFolder Module(string name, string source = "", string body = "", params string[] references)
    {
        Assembly(Path.Combine(Root, name, name + ".dll"), $"{source} public sealed class {name}Module : Modular.Sdk.Module {{ {body} }}", references);
        return new ModuleFolder(name, Path.Combine(Root, name), "1");
    }

    /// <summary>A module that the host has loaded.</summary>
    public LoadedModule Load(string name, string source = "", string body = "", params string[] references)
    {
        var module = loader.Take(Module(name, source, body, references));
        loaded.Add(module);
        return module;
    }

    /// <summary>An assembly that is none of the host's, outside any module's folder.</summary>
    public string Library(string name, string source, params string[] references) => Assembly(Path.Combine(Root, "libraries", name + ".dll"), source, references);

    public void Dispose()
    {
        loader.Release(loaded);
        Directory.Delete(Root, recursive: true);
    }

    private static string Assembly(string path, string source, string[] references)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var own = references.Select(reference => Path.GetFileNameWithoutExtension(reference)!);
        var compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(Usings + source)],
            Given.Where(given => !own.Contains(given.Key)).Select(given => given.Value).Concat(references).Select(reference => MetadataReference.CreateFromFile(reference)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(path);
        return result.Success ? path : throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics));
    }

    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting; using Modular.Sdk;
        """;
}
