using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Modular.Host.Modules.Loading.References;

/// <summary>An assembly on disk, as its metadata describes it. Never loaded.</summary>
internal sealed class AssemblyFile : IDisposable
{
    private readonly PEReader file;

    private AssemblyFile(PEReader file)
    {
        (this.file, Metadata) = (file, file.GetMetadataReader());
        var definition = Metadata.GetAssemblyDefinition();
        (Name, Version) = (Metadata.GetString(definition.Name), definition.Version);
    }

    /// <summary>What the assembly calls itself.</summary>
    public string Name { get; }

    public Version Version { get; }

    public MetadataReader Metadata { get; }

    /// <summary>Null for a library that is not .NET.</summary>
    /// <exception cref="BadImageFormatException">Not a library at all.</exception>
    /// <exception cref="IOException">Cut short, or in somebody's hands.</exception>
    public static AssemblyFile? Open(string path)
    {
        var file = new PEReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete), PEStreamOptions.PrefetchMetadata);
        AssemblyFile? opened = null;
        try
        {
            if (file.HasMetadata && file.GetMetadataReader().IsAssembly)
                opened = new AssemblyFile(file);
            return opened;
        }
        finally
        {
            if (opened is null)
                file.Dispose();
        }
    }

    public void Dispose() => file.Dispose();
}
