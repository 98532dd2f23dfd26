using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Modular.Testing;

namespace Modular.Host.Tests.Architecture;

/// <summary>Who may refer to whom: host and modules to the SDK, the SDK to nothing of ours, and nobody to a module.</summary>
public sealed class ReferenceTests
{
    private const string Sdk = "Modular.Sdk";
    private static readonly string[] Modules = [.. ModuleFolders("modules").Concat(ModuleFolders("plugins"))];
    private static readonly string[] Ours = [.. Modules, Sdk, "Modular.Host", "Modular.Migrations"];

    public static TheoryData<string> ModuleNames => [.. Modules];

    [Fact]
    public void Host_RefersToTheSdkOnly() => Assert.Empty(Forbidden(typeof(Program).Assembly.Location, allowed: [Sdk], Ours));

    /// <summary>A field of such a structure would have the library loaded at each start, whenever the host's types are listed.</summary>
    [Fact]
    public void Host_KeepsNoStructureOfTheLibraryThatReadsMemory() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        where field.FieldType.IsValueType && field.FieldType.Assembly.GetName().Name == "Microsoft.Diagnostics.Runtime"
        select $"{type.FullName}.{field.Name}");

    [Fact]
    public void Sdk_RefersToNothingOfOurs() => Assert.Empty(Forbidden(typeof(Modular.Sdk.Module).Assembly.Location, allowed: [], Ours));

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void Module_RefersToTheSdkOnly(string module) => Assert.Empty(Forbidden(Built(module), allowed: [Sdk], Ours));

    [Theory]
    [MemberData(nameof(ModuleNames))]
    public void Module_CarriesNoCopyOfTheSdk(string module) =>
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(Built(module))!, Sdk + ".dll")));

    [Fact]
    public void PlantedReference_ToTheHost_IsFound() =>
        Assert.Equal(["Modular.Host"], Forbidden(typeof(ReferenceTests).Assembly.Location, allowed: [Sdk], Ours));

    [Fact]
    public void PlantedReference_FromTheSdk_IsFound() => Assert.Equal([Sdk], Forbidden(typeof(Program).Assembly.Location, allowed: [], Ours));

    private static IEnumerable<string> ModuleFolders(string folder) =>
        Directory.EnumerateFiles(Path.Combine(ModularSite.RepoRoot, folder), "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path)!);

    private static string Built(string module) => Path.Combine(ModularSite.ModulesFolder, module, module + ".dll");

    private static string[] Forbidden(string assembly, string[] allowed, string[] ours)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Intersect(ours).Except(allowed)];
    }
}
