using System.Collections.Concurrent;

namespace Modular.Host.Accounts.Sessions;

/// <summary>
/// What is known of sessions, so that no page asks the store for each request. Belongs to the front: a session that is ended on one generation is refused at
/// once on every other. Another host learns of it within <see cref="KnownFor" />.
/// </summary>
internal sealed class SessionCache(TimeProvider clock)
{
    public static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(1);
    private const int TidyAt = 10_000;
    private readonly ConcurrentDictionary<Guid, Known> sessions = [];

    /// <summary>Null when the store has to be asked.</summary>
    public bool? IsAlive(Guid session) =>
        !sessions.TryGetValue(session, out var known) ? null : !known.Alive ? false : clock.GetUtcNow() - known.At < KnownFor ? true : null;

    /// <summary>What the store said. A session that was ended meanwhile stays ended.</summary>
    public void Learn(Guid session, bool alive)
    {
        var now = clock.GetUtcNow();
        sessions.AddOrUpdate(session, new Known(alive, now), (_, known) => new Known(alive && known.Alive, now));
        if (sessions.Count > TidyAt)
            Tidy(now);
    }

    private void Tidy(DateTimeOffset now)
    {
        foreach (var (session, known) in sessions)
        {
            // What is forgotten is asked of the store again.
            if (now - known.At > KnownFor)
                sessions.TryRemove(session, out _);
        }
    }

    private sealed record Known(bool Alive, DateTimeOffset At);
}
