namespace Modular.Sdk;

/// <summary>
/// Links with which one person who has no account may do one thing with one record: check a case, come back to a half-filled form. Who has the link can do it;
/// so it goes by letter, ends after a time, can be withdrawn, and is never shown again. Only its digest is kept.
/// </summary>
/// <remarks>
/// The page behind it carries <c>[Public]</c> and <c>[RateLimit(RateLimitAttribute.PublicForm)]</c>, takes the secret from its address as <c>?link=…</c>, and asks
/// <see cref="FindAsync"/> in each handler. What it saves stands in the history under the name given to <see cref="ActAs"/>.
/// </remarks>
public interface IPersonalLinks
{
    /// <summary>Makes a link.</summary>
    /// <param name="purpose">What it allows; starts with the module's slug and a dot, as permissions do: <c>case-studies.fact-check</c>. At most 100 characters.</param>
    /// <param name="record">The record for which it holds.</param>
    /// <param name="path">The page that it opens, from its slash.</param>
    /// <param name="recipient">Whom it is for, so that people can see who has one: an e-mail address.</param>
    /// <param name="days">For how many days it holds.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>The whole address, with the secret. It cannot be had a second time.</returns>
    Task<string> IssueAsync(string purpose, Guid record, string path, string recipient, int days, CancellationToken cancellation);

    /// <summary>What a secret allows. Counts as a use.</summary>
    /// <param name="purpose">The purpose for which it must have been made.</param>
    /// <param name="secret">What stands in the address; null finds nothing.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>Null when it was never made, was made for something else, or has been removed; otherwise the link, which may have ended (<see cref="PersonalLink.Holds"/>).</returns>
    Task<PersonalLink?> FindAsync(string purpose, string? secret, CancellationToken cancellation);

    /// <summary>The links of a record, newest first: who has one, since when, until when.</summary>
    /// <param name="purpose">The purpose.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task<IReadOnlyList<PersonalLink>> OfAsync(string purpose, Guid record, CancellationToken cancellation);

    /// <summary>Ends all links of a record that still hold.</summary>
    /// <param name="purpose">The purpose.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task WithdrawAsync(string purpose, Guid record, CancellationToken cancellation);

    /// <summary>
    /// Removes all links of records, and for whom they were from the history: for records that are deleted because they need not be kept any longer, or because somebody
    /// wants to be erased. Who follows one is told that we do not know it.
    /// </summary>
    /// <param name="purpose">The purpose.</param>
    /// <param name="records">The records.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    Task ForgetAsync(string purpose, IReadOnlyCollection<Guid> records, CancellationToken cancellation);

    /// <summary>Says who holds the link, for the history of what this request saves: what the person typed as name and role.</summary>
    /// <param name="link">A link that holds.</param>
    /// <param name="name">“Pat Example, Head of Property”; blank for the address to which the link was sent.</param>
    /// <exception cref="InvalidOperationException">The link has ended.</exception>
    void ActAs(PersonalLink link, string? name);
}

/// <summary>A link that was made, without its secret.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Record">The record for which it holds.</param>
/// <param name="Recipient">Whom it is for.</param>
/// <param name="Sent">When it was made, in UTC.</param>
/// <param name="Ends">When it ends by itself, in UTC.</param>
/// <param name="Used">When it was last used, in UTC; null when never.</param>
/// <param name="Withdrawn">When somebody ended it, in UTC; null when nobody has.</param>
public sealed record PersonalLink(Guid Id, Guid Record, string Recipient, DateTimeOffset Sent, DateTimeOffset Ends, DateTimeOffset? Used, DateTimeOffset? Withdrawn)
{
    /// <summary>Whether the link can be used at a moment.</summary>
    /// <param name="now">The moment.</param>
    public bool Holds(DateTimeOffset now) => Withdrawn is null && now < Ends;
}
