using System.ComponentModel;
using Growth.Data;
using Growth.Pages.Applications;

namespace Growth.Contributions;

/// <summary>An application as the API shows it.</summary>
internal sealed record ApplicationAnswer(
    Guid Id, Guid RoundId, string Round, string Text, IReadOnlyList<CouncilCode> Councils, Theme Theme, string Brief, decimal DaysAsked, ApplicationState State, string? Reason)
{
    public static ApplicationAnswer Of(Application application) => new(
        application.Id, application.RoundId, application.Round!.Name, application.Text,
        [.. application.Councils.OrderBy(council => council.Position).Select(council => council.Council)],
        application.Theme, application.Brief, application.DaysAsked, application.State, application.Reason);
}

/// <summary>What a caller may say of an application.</summary>
internal sealed record ApplicationInput(
    [property: Description("The id of the round, from /api/growth/rounds.")] Guid? Round,
    [property: Description("The councils as people write them, or their codes; the first leads. At most 300 characters.")] string? Councils,
    [property: Description("What the application is about.")] Theme? Theme,
    [property: Description("What the council wants to move forward. At most 2,000 characters.")] string? Brief,
    [property: Description("More than 0, at most 14, in half days.")] decimal? Days)
{
    public ApplicationForm ToForm() => new() { Round = Round, Councils = Councils, Theme = Theme, Brief = Brief, Days = Days };
}
