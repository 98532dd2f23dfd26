using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>Which programmes work with the councils of a day: what was recorded for a council counts for those that do its work by then.</summary>
internal sealed class WorkAsAt
{
    private readonly Dictionary<CouncilCode, SortedSet<string>> programmes = [];

    public WorkAsAt(ICouncilRegister register, IEnumerable<Programme> all, DateOnly day)
    {
        foreach (var programme in all)
            foreach (var recorded in programme.Work.Select(work => work.Council).Distinct())
                foreach (var council in register.SuccessorsAsAt(recorded, day))
                    Add(council.Code, programme.Title);
    }

    /// <summary>The titles of the programmes, in order; empty for “nothing yet”.</summary>
    public IReadOnlyCollection<string> With(CouncilCode council) =>
        programmes.TryGetValue(council, out var found) ? found : Array.Empty<string>();

    private void Add(CouncilCode council, string programme)
    {
        if (!programmes.TryGetValue(council, out var found))
            programmes[council] = found = new SortedSet<string>(StringComparer.Ordinal);
        found.Add(programme);
    }
}
