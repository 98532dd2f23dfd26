using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Versions;

/// <summary>What the public is told of changes to a page: the day and which parts, never who or the words that stood there.</summary>
internal sealed record PageHistory(DateOnly Day, IReadOnlyList<string> What)
{
    private const string Text = "the text";
    private const string Facts = "the facts";

    /// <summary>The days on which something changed since the case first appeared, newest first.</summary>
    /// <param name="history">The case's history, newest first.</param>
    public static IReadOnlyList<PageHistory> Since(IReadOnlyList<HistoryEntry> history)
    {
        var appeared = history.LastOrDefault(entry => entry.Changes.Any(change => change is { Property: nameof(CaseStudy.State), After: nameof(CaseState.Published) }));
        // What was saved together with the publication is how the page began.
        var later = appeared is null ? history : history.TakeWhile(entry => entry != appeared).Where(entry => entry.RequestId != appeared.RequestId);
        return
        [
            .. later.SelectMany(entry => WhatOf(entry).Select(what => (Day: UkCalendar.DayOf(entry.At), What: what)))
                .GroupBy(change => change.Day).Select(day => new PageHistory(day.Key, [.. day.Select(change => change.What).Distinct().Order()])),
        ];
    }

    private static IEnumerable<string> WhatOf(HistoryEntry entry) => entry.RecordType switch
    {
        nameof(MoneyFact) => ["the amounts"],
        nameof(CaseCouncil) => ["the councils"],
        nameof(CaseLegalBasis) => ["the legal basis"],
        nameof(CaseStudy) => entry.Changes.Select(Words).OfType<string>(),
        _ => [],
    };

    private static string? Words(HistoryChange change) => change.Property switch
    {
        nameof(CaseStudy.Title) => "the title",
        nameof(CaseStudy.Summary) => "the summary",
        nameof(CaseStudy.Body) => Text,
        nameof(CaseStudy.Kind) or nameof(CaseStudy.Subtype) or nameof(CaseStudy.Delivery) or nameof(CaseStudy.Since) or nameof(CaseStudy.Running) => Facts,
        nameof(CaseStudy.Evidence) => "the evidence grade",
        nameof(CaseStudy.Reconfirmed) => "the council confirmed that it still holds",
        nameof(CaseStudy.State) when change.After == nameof(CaseState.Archived) => "it was archived",
        nameof(CaseStudy.State) when change.After == nameof(CaseState.Published) => "it was published again",
        _ => null,
    };
}
