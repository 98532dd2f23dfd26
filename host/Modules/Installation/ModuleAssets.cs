using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Primitives;

namespace Modular.Host.Modules.Installation;

/// <summary>
/// Styles, scripts and pictures of a module: <c>/{version}/path</c>. Every version that is still on the shelf is served, because readers have pages of the
/// older one open.
/// </summary>
internal sealed class ModuleAssets(ModuleShelf shelf, string module) : IFileProvider
{
    public IFileInfo GetFileInfo(string subpath)
    {
        var parts = subpath.Split('/', 2, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var version, var path] || shelf.Find(module, version) is null || version.Contains('.', StringComparison.Ordinal))
            return new NotFoundFileInfo(subpath);
        var folder = Path.GetFullPath(shelf.AssetsOf(module, version)) + Path.DirectorySeparatorChar;
        var file = Path.GetFullPath(path, folder);
        return file.StartsWith(folder, StringComparison.Ordinal) && File.Exists(file) ? new PhysicalFileInfo(new FileInfo(file)) : new NotFoundFileInfo(subpath);
    }

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
