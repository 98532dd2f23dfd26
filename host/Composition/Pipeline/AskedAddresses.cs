namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Remembers, roughly, which addresses have been asked for before. A page is kept only when somebody asks for it again: most addresses are asked for once (by programs that try all combinations), and
/// would cost memory and push out the pages that people read.
/// </summary>
internal sealed class AskedAddresses
{
    private const int Places = 1 << 14;
    private readonly long[] last = new long[Places];

    /// <summary>Whether it has been asked for, as far as nobody has taken its place since.</summary>
    public bool Again(HttpRequest request)
    {
        var hash = ((long)string.GetHashCode(request.Path.Value, StringComparison.OrdinalIgnoreCase) << 32) | (uint)string.GetHashCode(request.QueryString.Value, StringComparison.Ordinal);
        return Interlocked.Exchange(ref last[(uint)HashCode.Combine(hash) % Places], hash) == hash;
    }
}

/// <summary>With a request whose address nobody has asked for before, so that its answer is not kept.</summary>
internal sealed class AskedOnce
{
    public static readonly AskedOnce Instance = new();
}
