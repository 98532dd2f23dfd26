using System.Reflection.Metadata;
using Modular.Host.Composition;
using Modular.Host.Modules.Installation;

namespace Modular.Host.Modules.Loading.References;

/// <summary>
/// Can a module run in this host? Answered from the metadata of its files before anything is loaded, because the loader hides what does not fit: it would
/// take a private copy, and the module would fail much later, with a message that helps nobody.
/// </summary>
internal sealed class ModuleReferences
{
    private readonly HostAssemblies host = new();
    private readonly SdkMembers sdk;

    public ModuleReferences() => sdk = new SdkMembers(host.PathOf(SdkMembers.Sdk)!);

    public void Check(ModuleFolder folder)
    {
        if (ProblemOf(folder) is { } problem)
            throw new CompositionFault(CompositionStep.Check, folder.Name, problem);
    }

    /// <summary>The first thing that is wrong, as a sentence; null when the module may be loaded.</summary>
    public string? ProblemOf(ModuleFolder folder)
    {
        var files = new Dictionary<string, AssemblyFile>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var path in Libraries(folder))
            {
                var name = Path.GetFileNameWithoutExtension(path);
                if (host.Shares(name))
                    return PrivateCopy(folder, path);
                if (AssemblyFile.Open(path) is { } file && !files.TryAdd(name, file))
                    file.Dispose();
            }
            return ProblemOf(folder, files);
        }
        catch (Exception damaged) when (damaged is BadImageFormatException or IOException)
        {
            return $"A library in the folder of {folder.Name} cannot be read: {damaged.Message} Copy the module's whole output folder again.";
        }
        finally
        {
            foreach (var file in files.Values)
                file.Dispose();
        }
    }

    /// <summary>The module itself, what lies beside it, and what is meant for one platform only: where the loader looks.</summary>
    private static IEnumerable<string> Libraries(ModuleFolder folder)
    {
        var platforms = Path.Combine(folder.Path, "runtimes");
        return Directory.EnumerateFiles(folder.Path, "*.dll").Order(StringComparer.Ordinal)
            .Concat(Directory.Exists(platforms) ? Directory.EnumerateFiles(platforms, "*.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : []);
    }

    private static string PrivateCopy(ModuleFolder folder, string path) =>
        $"{folder.Name} carries its own copy of {Path.GetFileName(path)}, which it must share with the host. Remove {Path.GetRelativePath(folder.Path, path)} from its "
            + "folder. The build does not copy it when its package is referenced with ExcludeAssets=\"runtime\" and the project imports the targets of Modular.Sdk.";

    private string? ProblemOf(ModuleFolder folder, Dictionary<string, AssemblyFile> files)
    {
        if (!files.TryGetValue(folder.Name, out var main))
            return $"{folder.Name}.dll is not a .NET assembly. Build the module again and copy its whole output folder.";
        if (main.Name != folder.Name)
            return $"The assembly in {folder.Name} calls itself {main.Name}, which is not the name of its folder. Folder, file and assembly of a module have one name: "
                + $"rename folder and file to {main.Name}, or build the project as {folder.Name}.";
        foreach (var file in files.Values.Where(file => file != main).Prepend(main))
        {
            var who = file == main ? folder.Name : $"{file.Name} in the folder of {folder.Name}";
            if ((ReferenceProblem(who, file.Metadata, files) ?? sdk.ProblemOf(who, file.Metadata)) is { } problem)
                return problem;
            if (file != main && SdkMembers.StoreIn(file.Metadata) is { } store)
                return $"{who} holds the store {store}. A module's store lies in its own assembly, {folder.Name}.dll: move the class there.";
        }
        return null;
    }

    private string? ReferenceProblem(string who, MetadataReader metadata, Dictionary<string, AssemblyFile> files)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            var (name, needed) = (metadata.GetString(reference.Name), reference.Version);
            var carried = files.GetValueOrDefault(name)?.Version;
            if ((carried ?? host.VersionOf(name)) is not { } found)
                return $"{who} needs {name} {needed}, which is neither in its folder nor given by the host. Publish the module with its dependencies, and copy its whole output folder.";
            if (found < needed)
                return carried is null
                    ? $"{who} needs {name} {needed}, but this host gives {name} {found}. Upgrade the host, or build the module against {found}."
                    : $"{who} needs {name} {needed}, but the folder holds {name} {found}. Build the module again and copy its whole output folder.";
        }
        return null;
    }
}
