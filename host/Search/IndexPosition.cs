namespace Modular.Host.Search;

/// <summary>How far a module's index has read: which build of the module wrote it, and the last line of the store's history that is in it.</summary>
/// <param name="Build">Of the host and the module: another one may say something else about the same records.</param>
/// <param name="Sequence">The place in the history's chain; 0 before its first line, and for a module without a store.</param>
/// <param name="Hash">The hash at that place: another one there means another store.</param>
internal sealed record IndexPosition(string Build, long Sequence, string Hash)
{
    private const string BuildKey = "build";
    private const string SequenceKey = "sequence";
    private const string HashKey = "hash";

    public Dictionary<string, string> ToData() => new() { [BuildKey] = Build, [SequenceKey] = $"{Sequence}", [HashKey] = Hash };

    public static IndexPosition? From(IDictionary<string, string> data) => data.TryGetValue(BuildKey, out var build)
        && data.TryGetValue(SequenceKey, out var sequence) && long.TryParse(sequence, out var number) && data.TryGetValue(HashKey, out var hash)
            ? new IndexPosition(build, number, hash) : null;
}
