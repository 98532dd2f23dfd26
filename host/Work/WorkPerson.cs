namespace Modular.Host.Work;

/// <summary>As whom a scope works that no request has made: the person who started the work. One for each scope; empty in requests and jobs.</summary>
internal sealed class WorkPerson
{
    public WorkStarter? Starter { get; private set; }

    public void Set(WorkStarter starter) => Starter = starter;
}

/// <summary>Who started a piece of work, and through what.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Name">What the history calls the person.</param>
/// <param name="ClientId">The partner system, when it came with a token.</param>
/// <param name="RequestId">The request in which it was started.</param>
/// <param name="Scopes">What the token allowed; null when the person was signed in.</param>
internal sealed record WorkStarter(Guid AccountId, string Name, string? ClientId, string? RequestId, IReadOnlySet<string>? Scopes)
{
    public static WorkStarter Of(WorkRecord work) =>
        new(work.AccountId, work.Who, work.ClientId, work.RequestId, work.Scopes?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());
}
