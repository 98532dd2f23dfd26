using Modular.Sdk;

namespace Modular.Host.Councils.Names;

/// <summary>
/// Weighs the type words around a name. Most people mix up "district", "borough" and "council", so that settles only which of several
/// councils is meant; "county" and "London" are not mixed up by chance and make a different council doubtful.
/// </summary>
internal sealed class TypeCheck(IReadOnlyList<Council> councils)
{
    public (bool IsSure, IReadOnlyList<Council> Councils) Check(IReadOnlyList<Council> candidates, TypeHint hint, DateOnly? asAt)
    {
        if (hint == TypeHint.None)
            return (true, candidates);
        if (candidates.Count > 1)
            return (true, Narrow(candidates, hint));

        var council = candidates[0];
        var own = TypeWords.HintsOf(council);
        var saysCounty = hint.HasFlag(TypeHint.County);
        var isCounty = own.HasFlag(TypeHint.County);
        if (saysCounty && !isCounty && !hint.HasFlag(TypeHint.City))
            return WithOthers(council, Counties(council), asAt, isSureAlone: true);
        if (!saysCounty && isCounty && hint != TypeHint.Unitary)
            return WithOthers(council, Cities(council), asAt, isSureAlone: false);
        return (!hint.HasFlag(TypeHint.London) || own.HasFlag(TypeHint.London), candidates);
    }

    private static IReadOnlyList<Council> Narrow(IReadOnlyList<Council> candidates, TypeHint hint) =>
        candidates.Where(council => (TypeWords.HintsOf(council) & hint) != 0).ToList() is { Count: > 0 } fitting ? fitting : candidates;

    private static (bool, IReadOnlyList<Council>) WithOthers(Council council, IEnumerable<Council> others, DateOnly? asAt, bool isSureAlone)
    {
        var all = others.Where(other => asAt is not { } day || other.ExistsOn(day)).Append(council).Distinct().ToList();
        return (isSureAlone && all.Count == 1, all);
    }

    /// <summary>
    /// "Leicester County Council" may be Leicestershire, "Lancaster County Council" Lancashire, "Bedford County Council" one of those that
    /// are called Bedfordshire.
    /// </summary>
    private IEnumerable<Council> Counties(Council council)
    {
        var shire = council.Name + "shire";
        return councils.Where(other => other.Code == council.County || other.Name == shire || other.Aliases.Contains(shire));
    }

    /// <summary>"Leicestershire City Council" may be Leicester.</summary>
    private IEnumerable<Council> Cities(Council council) =>
        councils.Where(other => other.Name + "shire" == council.Name);
}
