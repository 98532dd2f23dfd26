namespace Modular.Sdk;

/// <summary>A column of an import.</summary>
/// <param name="Name">Its heading, lower case with underscores: <c>price_year</c>.</param>
/// <param name="Description">What it holds, and which values there are.</param>
/// <param name="Example">A value as people would type it; it stands in the template's example and must be one that can be imported.</param>
public sealed record ImportColumn(string Name, string Description, string Example)
{
    /// <summary>True when every row must have a value.</summary>
    public bool Required { get; init; }

    /// <summary>The most characters of a value; null for any number.</summary>
    public int? Most { get; init; }

    /// <summary>Other headings by which files name it. Capitals, spaces, underscores and hyphens make no difference.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];
}
