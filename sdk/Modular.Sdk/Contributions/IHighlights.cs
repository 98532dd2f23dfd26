namespace Modular.Sdk;

/// <summary>What the public home page shows of this module, for example featured case studies.</summary>
public interface IHighlights : IContribution
{
    /// <summary>The most worth showing, best first.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Ends when the time limit is over or the reader has gone.</param>
    Task<IReadOnlyList<Highlight>> GetAsync(int most, CancellationToken cancellation);
}

/// <summary>Something to show on the home page.</summary>
/// <param name="Kind">What it is, in the reader's words: “Case study”.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">One or two sentences.</param>
/// <param name="Link">The page that shows it.</param>
public sealed record Highlight(string Kind, string Title, string Summary, string Link);
