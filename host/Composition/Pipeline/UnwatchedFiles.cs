using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Files that are read but not watched. The framework watches the style sheet to give it a new address when it changes; the watcher's thread would start in
/// whichever request comes first, keep what belongs to that request, and outlive the generation.
/// </summary>
internal sealed class UnwatchedFiles(IFileProvider files) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
