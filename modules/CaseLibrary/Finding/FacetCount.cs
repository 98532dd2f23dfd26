namespace CaseLibrary.Finding;

/// <summary>A facet with how many cases each value would show, as if this facet had no choice and all others were as they are.</summary>
internal sealed record FacetCount(Facet Facet, IReadOnlyList<FacetOption> Options);

internal sealed record FacetOption(string Value, string Name, int Count, bool Chosen);
