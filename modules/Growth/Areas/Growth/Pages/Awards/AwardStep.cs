using Growth.Data;

namespace Growth.Pages.Awards;

/// <summary>A change of an award's state, as its page asks for it.</summary>
/// <param name="Name">Its name in the address.</param>
/// <param name="Question">The page's title and the words of the link to it.</param>
/// <param name="From">The states in which the step is offered; the award itself refuses any other.</param>
/// <param name="Asks">What has to be typed; null when a confirmation is enough.</param>
/// <param name="Longest">How many characters may be typed.</param>
/// <param name="Effect">What will change, before the person confirms.</param>
/// <param name="Done">The banner afterwards.</param>
internal sealed record AwardStep(string Name, string Question, AwardState[] From, string? Asks, int Longest, string Effect, string Done)
{
    public static readonly IReadOnlyList<AwardStep> All =
    [
        new("approve", "Approve this award", [AwardState.Recommended], "Minute reference", Award.MinuteLength,
            "Record the Board’s approval. The minute reference shows where it was decided.", "Award approved"),
        new("start", "Start this award", [AwardState.Approved], null, 0,
            "Work has begun. From now on, adviser days can be logged.", "Award started"),
        new("deliver", "Mark this award as delivered", [AwardState.InProgress], null, 0,
            "The work is done. Days that were not used go back to the programme.", "Award delivered"),
        new("withdraw", "Withdraw this award", [AwardState.Recommended, AwardState.Approved, AwardState.InProgress], "Reason", Award.ReasonLength,
            "The award no longer counts, and its unused days go back to the programme. An application behind it goes back to submitted. You can reinstate it later.",
            "Award withdrawn. To undo this, reinstate it below"),
        new("reinstate", "Reinstate this award", [AwardState.Withdrawn], null, 0,
            "The award goes back to the state that it had before it was withdrawn.", "Award reinstated"),
    ];

    /// <summary>What is wrong with what was typed or sent; null when nothing is.</summary>
    public string? Check(string typed) => Asks is null ? null
        : typed.Length == 0 ? $"Enter the {Asks.ToLowerInvariant()}"
        : typed.Length > Longest ? $"{Asks} must be {Longest} characters or fewer"
        : null;

    public string? Take(Award award, string typed) => Name switch
    {
        "approve" => award.Approve(typed),
        "start" => award.Start(),
        "deliver" => award.Deliver(),
        "withdraw" => award.Withdraw(typed),
        _ => award.Reinstate(),
    };
}
