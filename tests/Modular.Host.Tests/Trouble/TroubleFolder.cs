using System.Text;
using Modular.Testing;

namespace Modular.Host.Tests.Trouble;

/// <summary>
/// A folder of modules with Growth and the case library, into which builds of the troublemaker are put. Each build has a name and a kind of trouble of its own:
/// both are written over the letters of the built file, which takes as many bytes as before.
/// </summary>
internal sealed class TroubleFolder : IDisposable
{
    public const string Name = "Troublemaker";
    private const string Dots = "trouble: ........................................";
    private readonly string drafts = Directory.CreateTempSubdirectory("modular-drafts-").FullName;
    private int last;

    public TroubleFolder()
    {
        foreach (var module in Directory.EnumerateDirectories(ModularSite.ModulesFolder))
            Copy(module, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(module)));
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("modular-modules-").FullName;

    public string NextName() => $"Trouble{++last:00000}";

    /// <summary>Puts a build into the folder in one go, in the place of an earlier one of that name.</summary>
    /// <param name="name">Its name, as long as the troublemaker's.</param>
    /// <param name="trouble">What it does wrong; empty for nothing.</param>
    /// <param name="letters">More to write over, before the name.</param>
    /// <param name="change">What else is done to its files; gets their folder.</param>
    public void Install(string name, string trouble, (string From, string To)? letters = null, Action<string>? change = null)
    {
        var draft = System.IO.Path.Combine(drafts, Guid.NewGuid().ToString("N"));
        Copy(ModularSite.TroublemakerFolder, draft);
        foreach (var ending in new[] { ".dll", ".deps.json" })
        {
            var file = System.IO.Path.Combine(draft, Name + ending);
            var bytes = File.ReadAllBytes(file);
            foreach (var (from, to) in letters is { } more ? [more] : Array.Empty<(string, string)>())
                Write(bytes, from, to);
            Write(bytes, Dots, ("trouble: " + trouble).PadRight(Dots.Length, '.'));
            Write(bytes, Name, name);
            Write(bytes, Name.ToLowerInvariant(), name.ToLowerInvariant());
            File.Delete(file);
            File.WriteAllBytes(System.IO.Path.Combine(draft, name + ending), bytes);
        }
        change?.Invoke(draft);
        Install(name, draft);
    }

    /// <summary>A module of the repository once more, under another name of folder and file.</summary>
    public void InstallAgain(string module, string name)
    {
        var draft = System.IO.Path.Combine(drafts, name);
        Copy(System.IO.Path.Combine(Path, module), draft);
        File.Move(System.IO.Path.Combine(draft, module + ".dll"), System.IO.Path.Combine(draft, name + ".dll"));
        Install(name, draft);
    }

    public void Dispose()
    {
        Directory.Delete(drafts, recursive: true);
        Directory.Delete(Path, recursive: true);
    }

    private void Install(string name, string draft)
    {
        var place = System.IO.Path.Combine(Path, name);
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
        Directory.Move(draft, place);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".pdb", StringComparison.Ordinal)))
        {
            var copy = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Names are kept as UTF-8, texts of the program as UTF-16.</summary>
    private static void Write(byte[] bytes, string from, string to)
    {
        if (from.Length != to.Length)
            throw new ArgumentException($"“{to}” must be as long as “{from}”.");
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var (old, written) = (encoding.GetBytes(from), encoding.GetBytes(to));
            for (int at = 0, next; (next = bytes.AsSpan(at).IndexOf(old)) >= 0; at += next + old.Length)
                written.CopyTo(bytes, at + next);
        }
    }
}
