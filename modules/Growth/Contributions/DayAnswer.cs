using System.ComponentModel;
using Growth.Data;
using Growth.Pages.Awards;

namespace Growth.Contributions;

/// <summary>How the days of an award are used, for those who may see it on the site.</summary>
internal sealed record DayLogAnswer(
    Guid Award, [property: Description("The id of the application that the award came from; null when there was none.")] Guid? Application,
    decimal DaysAwarded, decimal DaysUsed, decimal DaysLeft, [property: Description("Why the award was withdrawn; null when it was not.")] string? WithdrawnReason,
    IReadOnlyList<DayLogAnswer.Entry> Entries)
{
    public static DayLogAnswer Of(Award award) => new(award.Id, award.ApplicationId, award.Days, award.DaysUsed, award.DaysLeft, award.WithdrawnReason,
        [.. award.Log.OrderBy(entry => entry.On).ThenBy(entry => entry.Id).Select(entry => new Entry(entry.Id, entry.On, entry.Days, entry.What, entry.Evidence, entry.Counts))]);

    internal sealed record Entry(Guid Id, DateOnly On, decimal Days, string What, string? Evidence,
        [property: Description("False for an entry that was taken out: its days are free again.")] bool Counts);
}

/// <summary>What a caller may say of adviser time.</summary>
internal sealed record DayInput(
    [property: Description("The date of the work, today or in the past.")] DateOnly? On,
    [property: Description("Whole or half days, at most what is left of the award.")] decimal? Days,
    [property: Description("What was done. At most 300 characters.")] string? What,
    [property: Description("Where the result can be seen. At most 500 characters.")] string? Evidence)
{
    public DayForm ToForm() => new() { On = On, Days = Days, What = What, Evidence = Evidence };
}
