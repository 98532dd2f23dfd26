using System.ComponentModel;
using Growth.Data;
using Growth.Pages.Rounds;

namespace Growth.Contributions;

/// <summary>A round as the API shows it.</summary>
internal sealed record RoundAnswer(
    Guid Id, string Name, DateOnly? Opens, DateOnly? Closes, DateOnly? BoardOn,
    [property: Description("The number that the Board paper gives, even when its list has another.")] int? AuthoritiesInPaper, string? Note)
{
    public static RoundAnswer Of(Round round) => new(round.Id, round.Name, round.Opens, round.Closes, round.BoardOn, round.AuthoritiesInPaper, round.Note);
}

/// <summary>What a caller may say of a round.</summary>
internal sealed record RoundInput(
    [property: Description("Its name, such as January 2014; no other round has it. At most 100 characters.")] string? Name,
    [property: Description("The first day on which councils can apply; null when it is not known.")] DateOnly? Opens,
    [property: Description("The last day on which councils can apply, not before the first.")] DateOnly? Closes,
    [property: Description("The day of the Board meeting, not before the last day for applications.")] DateOnly? BoardOn,
    [property: Description("How many authorities the Board paper speaks of, from 1 to 400.")] int? AuthoritiesInPaper,
    [property: Description("Shown to everybody. At most 1,000 characters.")] string? Note)
{
    public RoundForm ToForm() => new() { Name = Name, Opens = Opens, Closes = Closes, BoardOn = BoardOn, AuthoritiesInPaper = AuthoritiesInPaper, Note = Note };
}
