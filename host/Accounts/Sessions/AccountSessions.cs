using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;

namespace Modular.Host.Accounts.Sessions;

/// <summary>Who is signed in where: begins sessions, says which still stand, ends them.</summary>
internal sealed class AccountSessions(HostStore store, SessionCache cache, SignInEvents events, TimeProvider clock)
{
    /// <summary>How long a session stands in which nothing is done; the cookie lasts as long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    public async Task<Guid> BeginAsync(Account account, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var session = new AccountSession
        {
            AccountId = account.Id,
            StartedAt = now,
            SeenAt = now,
            Browser = BrowserWords.Of(context.Request.Headers.UserAgent.ToString()),
            Network = NetworkWords.Of(context.Connection.RemoteIpAddress),
        };
        store.Sessions.Add(session);
        await store.SaveChangesAsync();
        var (id, old) = (account.Id, now - KeptFor);
        await store.Users.Where(user => user.Id == id).ExecuteUpdateAsync(set => set.SetProperty(user => user.LastSignInAt, now));
        await store.Sessions.Where(other => other.AccountId == id && other.SeenAt < old).ExecuteDeleteAsync();
        cache.Learn(session.Id, alive: true);
        await events.RecordAsync(SignInEvent.SignedIn, account);
        return session.Id;
    }

    /// <summary>One statement asks whether the session stands and notes that it was seen, at most once a minute.</summary>
    public async Task<bool> StandsAsync(Guid id)
    {
        if (cache.IsAlive(id) is { } known)
            return known;
        var now = clock.GetUtcNow();
        var stands = await store.Sessions.Where(session => session.Id == id && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now)) == 1;
        cache.Learn(id, stands);
        return stands;
    }

    /// <summary>When somebody last proved who they are in this session; null when it is not there.</summary>
    public Task<DateTimeOffset?> StartedAtAsync(Guid id) => store.Sessions.Where(session => session.Id == id).Select(session => (DateTimeOffset?)session.StartedAt).SingleOrDefaultAsync();

    public async Task<IReadOnlyList<AccountSession>> OfAsync(Account account, CancellationToken cancellation) =>
        await Standing(account.Id).AsNoTracking().OrderByDescending(session => session.SeenAt).ToListAsync(cancellation);

    public async Task EndAsync(Account account, Guid id, SignInEvent because = SignInEvent.SessionEnded)
    {
        var now = clock.GetUtcNow();
        if (await Standing(account.Id).Where(session => session.Id == id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now)) == 0)
            return;
        cache.Learn(id, alive: false);
        await events.RecordAsync(because, account);
    }

    public async Task EndAllAsync(Account account, Guid? except = null)
    {
        var ids = await Standing(account.Id).Where(session => session.Id != except).Select(session => session.Id).ToListAsync();
        var now = clock.GetUtcNow();
        await store.Sessions.Where(session => ids.Contains(session.Id)).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, now));
        foreach (var id in ids)
            cache.Learn(id, alive: false);
        await events.RecordAsync(SignInEvent.SessionsEnded, account);
    }

    private IQueryable<AccountSession> Standing(Guid account)
    {
        var since = clock.GetUtcNow() - Idle;
        return store.Sessions.Where(session => session.AccountId == account && session.EndedAt == null && session.SeenAt > since);
    }
}
