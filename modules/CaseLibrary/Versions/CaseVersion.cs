using CaseLibrary.Data;

namespace CaseLibrary.Versions;

/// <summary>Title, summary and text of a case as they were after one save.</summary>
/// <param name="Id">The entry of the history that made it.</param>
/// <param name="Number">1 for the oldest that the history still has.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Who">Who saved it.</param>
/// <param name="Reason">Why; null when nobody was asked.</param>
/// <param name="Title">The title.</param>
/// <param name="Summary">The summary.</param>
/// <param name="Body">The text, in Markdown.</param>
internal sealed record CaseVersion(Guid Id, int Number, DateTimeOffset At, string Who, string? Reason, string Title, string Summary, string Body)
{
    private static readonly string[] Parts = [nameof(CaseStudy.Title), nameof(CaseStudy.Summary), nameof(CaseStudy.Body)];

    /// <summary>The versions, newest first. They are read backwards from the case as it is, because old entries may have been removed from the history.</summary>
    /// <param name="study">The case as it is.</param>
    /// <param name="history">Its history, newest first.</param>
    public static IReadOnlyList<CaseVersion> Of(CaseStudy study, IReadOnlyList<HistoryEntry> history)
    {
        var entries = history.Where(entry => entry.RecordId == study.Id && entry.Changes.Any(change => Parts.Contains(change.Property))).ToList();
        var versions = new List<CaseVersion>();
        var (title, summary, body) = (study.Title, study.Summary, study.Body);
        foreach (var (index, entry) in entries.Index())
        {
            versions.Add(new CaseVersion(entry.Id, entries.Count - index, entry.At, entry.Who, entry.Reason, title, summary, body));
            foreach (var change in entry.Changes)
            {
                (title, summary, body) = change.Property switch
                {
                    nameof(CaseStudy.Title) => (change.Before ?? "", summary, body),
                    nameof(CaseStudy.Summary) => (title, change.Before ?? "", body),
                    nameof(CaseStudy.Body) => (title, summary, change.Before ?? ""),
                    _ => (title, summary, body),
                };
            }
        }
        return versions;
    }
}
