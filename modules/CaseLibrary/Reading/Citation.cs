using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Reading;

/// <summary>How to name a case in a paper of one's own. It has no date of reading: the reader knows that better, and the page is the same for everybody.</summary>
internal static class Citation
{
    public static string Of(CaseStudy study, string address) =>
        $"“{study.Title}”, income generation case studies, Modular, {(study.Published is { } day ? $"published {day.InWords()}" : "not published")}"
        + (UkCalendar.DayOf(study.Edited) is var edited && study.Published is { } first && edited > first ? $", last changed {edited.InWords()}" : "")
        + $". {address}";
}
