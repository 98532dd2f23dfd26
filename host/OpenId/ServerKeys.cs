using Microsoft.Extensions.Primitives;
using Modular.Host.Storage;

namespace Modular.Host.OpenId;

/// <summary>
/// The keys with which this host signs and encrypts tokens. Belongs to the front: every generation uses the same ones, and hears of new ones while it runs.
/// </summary>
internal sealed partial class ServerKeys(StorageOptions storage, OpenIdOptions options, TimeProvider clock, ILogger<ServerKeys> logger) : IDisposable
{
    /// <summary>Clocks differ, and a refresh at the last moment makes one more token.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);
    private readonly Lock gate = new();
    private readonly string folder = Path.Combine(storage.Path, "keys");
    private (IReadOnlyList<ServerKey> Signing, IReadOnlyList<ServerKey> Encryption)? keys;
    private CancellationTokenSource first = new();
    private CancellationTokenSource then = new();

    /// <summary>The newest signs; all are published.</summary>
    public IReadOnlyList<ServerKey> Signing => Read().Signing;

    /// <summary>The newest encrypts; all are tried.</summary>
    public IReadOnlyList<ServerKey> Encryption => Read().Encryption;

    /// <summary>Fires when keys have changed.</summary>
    public IChangeToken Changed => new CancellationChangeToken(first.Token);

    /// <summary>Fires after <see cref="Changed" />, for those who copy what the first ones read.</summary>
    public IChangeToken ChangedForCopies => new CancellationChangeToken(then.Token);

    /// <summary>Makes new keys when the newest are too old, and deletes those that no living token needs.</summary>
    public bool RotateIfDue()
    {
        var now = clock.GetUtcNow();
        var (signing, encryption) = Read();
        var due = now - signing[0].Made >= options.KeyAge;
        if (due)
            Rotate();
        var old = Outdated(signing, now).Concat(Outdated(encryption, now)).ToList();
        foreach (var key in old)
            key.Delete(folder);
        if (old.Count > 0)
            Reread();
        return due || old.Count > 0;
    }

    /// <summary>A new pair takes over at once; the old keys stay for the tokens that they signed and encrypted.</summary>
    public void Rotate()
    {
        ServerKey signing;
        lock (gate)
        {
            Directory.CreateDirectory(folder);
            signing = ServerKey.Make(folder, KeyUse.Signing, clock.GetUtcNow());
            ServerKey.Make(folder, KeyUse.Encryption, clock.GetUtcNow());
        }
        LogRotated(signing.Id);
        Reread();
    }

    /// <summary>Takes up what another host has made or deleted in the same folder.</summary>
    public void Follow()
    {
        var known = Signing.Concat(Encryption).Select(key => key.Id).ToList();
        if (!Directory.EnumerateFiles(folder, ServerKey.Pattern).Select(Path.GetFileNameWithoutExtension).ToHashSet().SetEquals(known))
            Reread();
    }

    private void Reread()
    {
        lock (gate)
            keys = null;
        Fire(ref first);
        Fire(ref then);
    }

    public void Dispose()
    {
        first.Dispose();
        then.Dispose();
    }

    private static void Fire(ref CancellationTokenSource source)
    {
        using var before = Interlocked.Exchange(ref source, new CancellationTokenSource());
        before.Cancel();
    }

    private (IReadOnlyList<ServerKey> Signing, IReadOnlyList<ServerKey> Encryption) Read()
    {
        lock (gate)
            return keys ??= (AllOf(KeyUse.Signing), AllOf(KeyUse.Encryption));
    }

    private IReadOnlyList<ServerKey> AllOf(KeyUse use)
    {
        Directory.CreateDirectory(folder);
        return ServerKey.All(folder, use) is { Count: > 0 } found ? found : [ServerKey.Make(folder, use, clock.GetUtcNow())];
    }

    /// <summary>Those whose successor has been there for longer than any token lives.</summary>
    private IEnumerable<ServerKey> Outdated(IReadOnlyList<ServerKey> all, DateTimeOffset now) =>
        all.Skip(1).Where((_, index) => now - all[index].Made > options.RefreshTokens + Margin);

    [LoggerMessage(LogLevel.Information, "Tokens are signed with the new key {Key}")]
    private partial void LogRotated(string key);
}
