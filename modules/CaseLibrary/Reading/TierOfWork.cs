using CaseLibrary.Data;

namespace CaseLibrary.Reading;

/// <summary>Which council does a kind of work where there are two tiers. After the list of functions in House of Commons Library briefing 7104, “Local government in England: structures”; everything else is not known.</summary>
internal static class TierOfWork
{
    private static readonly (string Word, CouncilTier Tier, string Reason)[] Known =
    [
        ("waste disposal", CouncilTier.UpperTier, "the county disposes of waste"),
        ("garden waste", CouncilTier.LowerTier, "the district collects waste"),
        ("trade waste", CouncilTier.LowerTier, "the district collects waste"),
        ("waste collection", CouncilTier.LowerTier, "the district collects waste"),
        ("planning advice", CouncilTier.LowerTier, "the district decides most planning applications"),
        ("pre-application", CouncilTier.LowerTier, "the district decides most planning applications"),
        ("librar", CouncilTier.UpperTier, "the county runs libraries"),
        ("roundabout", CouncilTier.UpperTier, "the county is the highway authority"),
        ("highway", CouncilTier.UpperTier, "the county is the highway authority"),
    ];

    /// <returns>The tier and why; null when we do not know.</returns>
    public static (CouncilTier Tier, string Reason)? Of(CaseStudy study)
    {
        var found = Known.Where(row => study.Subtype.Contains(row.Word, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count == 0 ? null : (found[0].Tier, found[0].Reason);
    }

    /// <summary>What the tiers mean for a council that thinks of doing the same, in a sentence or two.</summary>
    public static string InWords(CaseStudy study, IReadOnlyList<Council> there, Council here)
    {
        var sameTier = there.Any(council => council.Tier == here.Tier);
        var start = there.Count == 0 ? "The case names no council, so we cannot compare powers."
            : sameTier ? $"{here.Name} is of the same tier as where it was done: {here.Tier.DisplayName().ToLowerInvariant()}."
            : $"{here.Name} is of another tier ({here.Tier.DisplayName().ToLowerInvariant()}) than where it was done ({string.Join(" and ", there.Select(council => council.Tier.DisplayName().ToLowerInvariant()).Distinct())}).";
        return here.Tier == CouncilTier.SingleTier ? start + " It does the work of both tiers itself."
            : Of(study) is not { } known ? start + " We do not know which tier is responsible for this kind of work, or whether both may do it. Ask your monitoring officer."
            : known.Tier == here.Tier ? $"{start} Where there are two tiers, {known.Reason}, so this work is with {here.Name}."
            : $"{start} Where there are two tiers, {known.Reason}, so this work is not with {here.Name}: it would need the other tier.";
    }
}
