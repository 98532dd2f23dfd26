using Modular.Host.Accounts;
using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Who is behind an entry of the trail: a person or a partner system, in which request, and why.</summary>
internal sealed record Origin(string Who, string? UserId, string? ClientId = null, string? RequestId = null, string? Reason = null)
{
    public static Origin Host { get; } = new("Modular", null);

    public static Origin Of(ICurrentUser user, string? reason)
    {
        var actor = user as Actor ?? Actor.Of(user);
        return new Origin(actor.Name, actor.Id, actor.ClientId, actor.RequestId, reason);
    }

    /// <summary>What the person who asks has said: why, and who holds the personal link that the request came with.</summary>
    public static Origin Of(ICurrentUser user, ChangeReason said) =>
        Of(user, said.Text) is { UserId: null, ClientId: null } nobody && said.Holder is { } holder ? nobody with { Who = holder } : Of(user, said.Text);
}

/// <summary>What the person who asks answered when a page asked why. One for each request.</summary>
internal sealed class ChangeReason
{
    public string? Text { get; private set; }

    /// <summary>Who acts with a personal link; null when nobody does. Counts for nothing when somebody is signed in.</summary>
    public string? Holder { get; private set; }

    public void By(string holder) => Holder = holder.Length > HistoryEntry.NameLength ? holder[..HistoryEntry.NameLength] : holder;

    public void Set(string? reason)
    {
        var text = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        Text = text?.Length > HistoryEntry.ReasonLength ? text[..HistoryEntry.ReasonLength] : text;
    }
}
