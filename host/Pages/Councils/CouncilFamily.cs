using Modular.Host.Councils;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Pages.Councils;

/// <summary>A council with all that came before and after it.</summary>
internal sealed class CouncilFamily
{
    public CouncilFamily(ICouncilRegister register, Council council)
    {
        Council = council;
        Before = All(council, one => register.PredecessorsOf(one.Code));
        After = All(council, one => one.Successors.Select(register.Find).OfType<Council>());
        Timeline = [.. After.Prepend(council).Concat(Before).Where(one => one.FirstDay is not null).Select(one => new TimelinePoint(
            one.FirstDay!.Value,
            $"{one.OfficialName} takes over from {Names(register.PredecessorsOf(one.Code))}",
            one == council ? null : $"/councils/{one.Code}", Reached: true))];
        if (council.FirstDay is null && Timeline.Count > 0)
            Timeline = [new TimelinePoint(CouncilDates.Start, $"{council.OfficialName} is in the register, which starts here", Reached: true), .. Timeline];
    }

    public Council Council { get; }

    /// <summary>The councils that this one took over from, and theirs, by name.</summary>
    public IReadOnlyList<Council> Before { get; }

    /// <summary>The councils that took over from this one, and those that replaced them, by name.</summary>
    public IReadOnlyList<Council> After { get; }

    /// <summary>The changes; empty for a council that has always been there since the register starts.</summary>
    public IReadOnlyList<TimelinePoint> Timeline { get; }

    public IReadOnlyCollection<CouncilCode> Codes => [.. Before.Concat(After).Prepend(Council).Select(one => one.Code)];

    public static string Names(IEnumerable<Council> councils) => councils.Select(council => council.OfficialName).ToList() switch
    {
        [] => "",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };

    private static List<Council> All(Council council, Func<Council, IEnumerable<Council>> next)
    {
        var found = new HashSet<Council>();
        var open = new Queue<Council>([council]);
        while (open.TryDequeue(out var one))
            foreach (var other in next(one).Where(found.Add))
                open.Enqueue(other);
        return [.. found.OrderBy(one => one.Name, StringComparer.Ordinal)];
    }
}
