using CaseLibrary.Data;
using CaseLibrary.Pages;

namespace CaseLibrary.Reading;

/// <summary>A case as what a Word document holds.</summary>
internal static class CaseDocument
{
    public static WordText Of(CaseStudy study, IReadOnlyList<CouncilThenAndNow> councils, string address) => new(study.Title, study.Body)
    {
        Summary = study.Example ? $"This is an invented example. No council did this, and no amount in it is real. {study.Summary}" : study.Summary,
        Facts = FactsInWords.Of(study, councils),
        Source = [Citation.Of(study, address), Licence.Line],
    };
}
