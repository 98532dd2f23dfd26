namespace Modular.Sdk;

/// <summary>A card in the staff workspace: what stands, and what needs attention today.</summary>
public interface IDashboardCard : IContribution
{
    /// <summary>Called when the workspace is opened. Null shows no card (nothing to say, or the person may not see it).</summary>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<DashboardCard?> GetAsync(CancellationToken cancellation);
}

/// <summary>The content of a card.</summary>
/// <param name="Title">The programme, as people call it.</param>
/// <param name="Link">Where the card's title leads.</param>
/// <param name="Figures">At most four, each with its source and day.</param>
/// <param name="Attention">What somebody should do today; empty when there is nothing.</param>
public sealed record DashboardCard(string Title, string Link, IReadOnlyList<Figure> Figures, IReadOnlyList<AttentionItem> Attention)
{
    /// <summary>False for the card that the host shows in place of one that failed.</summary>
    public bool Available { get; private init; } = true;

    /// <summary>The card that stands in for one that could not be made.</summary>
    /// <param name="title">The programme.</param>
    public static DashboardCard NotAvailable(string title) => new(title, "/administration/modules", [], []) { Available = false };
}

/// <summary>Something that needs attention.</summary>
/// <param name="Text">What, and since when: “Swale: no adviser matched for 21 days”.</param>
/// <param name="Link">Where to deal with it.</param>
/// <param name="Due">The day by which it should be done; null when there is none.</param>
public sealed record AttentionItem(string Text, string Link, DateOnly? Due = null);
