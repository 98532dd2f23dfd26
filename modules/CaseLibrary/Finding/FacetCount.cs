namespace CaseLibrary.Finding;

/// <summary>A facet with how many cases each value would show, as if this facet had no choice and all others were as they are.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Options">The values to choose from.</param>
/// <param name="More">How many rarer values are not shown.</param>
internal sealed record FacetCount(Facet Facet, IReadOnlyList<FacetOption> Options, int More);

internal sealed record FacetOption(string Value, string Name, int Count, bool Chosen);
