namespace Modular.Sdk;

/// <summary>
/// One principal council of England: one of the 353 that existed on 22 January 2014, or one created since.
/// </summary>
public sealed record Council
{
    /// <summary>The register code, which never changes.</summary>
    public required CouncilCode Code { get; init; }

    /// <summary>The short name for lists and maps, such as "Poole".</summary>
    public required string Name { get; init; }

    /// <summary>The full name, such as "Borough of Poole".</summary>
    public required string OfficialName { get; init; }

    /// <summary>What kind of council it is.</summary>
    public required CouncilType Type { get; init; }

    /// <summary>The region, such as "South West".</summary>
    public required string Region { get; init; }

    /// <summary>The county council above a shire district; null for every other type, and for districts created since 2014.</summary>
    public CouncilCode? County { get; init; }

    /// <summary>The first day of a council created since 22 January 2014; null for those that existed then.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day of a council that was abolished; null while it exists.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The councils that took over directly on the day after <see cref="LastDay"/>; they may have been replaced since.</summary>
    public IReadOnlyList<CouncilCode> Successors { get; init; } = [];

    /// <summary>The current (or last) GSS code of its area, such as "E06000029".</summary>
    public required string Gss { get; init; }

    /// <summary>Earlier GSS codes, from before a change of boundary.</summary>
    public IReadOnlyList<string> FormerGss { get; init; } = [];

    /// <summary>Everyday and former names that people write, such as "Shepway"; some are shared with other councils.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The part of an address that names the council, such as "poole"; unique over all councils.</summary>
    public required string Slug { get; init; }

    /// <summary>The estimated number of residents in the middle of 2020; null where the register has none.</summary>
    public int? Population2020 { get; init; }

    /// <summary>Latitude of the middle of the area in degrees north; null where the register has none.</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude of the middle of the area in degrees east (so mostly negative); null where the register has none.</summary>
    public double? Longitude { get; init; }

    /// <summary>The tier that follows from <see cref="Type"/>.</summary>
    public CouncilTier Tier => Type.Tier();

    /// <summary>Whether the council exists on that day; its first and last day count. The register knows nothing of changes before 22 January 2014.</summary>
    public bool ExistsOn(DateOnly day) => (FirstDay is not { } first || first <= day) && (LastDay is not { } last || day <= last);
}
