namespace Modular.Sdk;

/// <summary>
/// Who may read the module's files. Asked each time before a file is given out, also when the reader has a copy already. A module that has none
/// of these, or two, gives out none of its files.
/// </summary>
/// <example><code>
/// internal sealed class TreePictures(TreeStore store) : IFileReaders
/// {
///     public async Task&lt;FileReaders&gt; OfAsync(StoredFile file, CancellationToken cancellation) =>
///         await store.Trees.AnyAsync(tree => tree.Id == file.BelongsTo &amp;&amp; tree.IsPublished, cancellation) ? FileReaders.Everybody : FileReaders.With("trees.edit");
/// }
/// </code></example>
public interface IFileReaders : IContribution
{
    /// <summary>Says who may read this file now. An exception gives status 500 and counts as the module's fault.</summary>
    /// <param name="file">From the module's store, without its content.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<FileReaders> OfAsync(StoredFile file, CancellationToken cancellation);
}

/// <summary>Who may read a file. Everybody else is told that there is none.</summary>
public sealed class FileReaders
{
    private FileReaders(bool isPublic, string? permission) => (IsPublic, Permission) = (isPublic, permission);

    /// <summary>Nobody: the record is gone, or the file belongs to nothing.</summary>
    public static FileReaders Nobody { get; } = new(false, null);

    /// <summary>Everybody, signed in or not. Browsers keep a copy for a year; others on the way for five minutes.</summary>
    public static FileReaders Everybody { get; } = new(true, null);

    /// <summary>True when everybody may.</summary>
    public bool IsPublic { get; }

    /// <summary>The permission that is needed; null for everybody and for nobody.</summary>
    public string? Permission { get; }

    /// <summary>The purpose of the personal link that is enough, too; null when none is.</summary>
    public string? LinkPurpose { get; private init; }

    /// <summary>The record for which that link must have been made.</summary>
    public Guid LinkRecord { get; private init; }

    /// <summary>
    /// The same, and besides whoever holds a personal link, as long as it holds. The page behind the link adds its secret to the addresses of the files that it shows:
    /// <c>?link=…</c>.
    /// </summary>
    /// <param name="purpose">The purpose for which the link was made.</param>
    /// <param name="record">The record for which it was made.</param>
    public FileReaders OrLink(string purpose, Guid record) => new(IsPublic, Permission) { LinkPurpose = purpose, LinkRecord = record };

    /// <summary>People with a permission.</summary>
    /// <param name="permission">One that the module declares.</param>
    public static FileReaders With(string permission) => new(false, permission);
}
