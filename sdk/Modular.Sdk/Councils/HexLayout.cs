namespace Modular.Sdk;

/// <summary>The hex maps of English councils as at January 2014. The two together show all 353.</summary>
public enum HexLayout
{
    /// <summary>326 councils: shire districts and single-tier councils.</summary>
    LowerTier,

    /// <summary>152 councils: shire counties and single-tier councils.</summary>
    UpperTier,
}

/// <summary>Where a council sits on a hex map.</summary>
/// <param name="Code">The council.</param>
/// <param name="Q">The column, growing to the east.</param>
/// <param name="R">The row, growing to the north; every odd row is shifted half a cell to the east ("odd-r"). It may be negative.</param>
public readonly record struct HexCell(CouncilCode Code, int Q, int R);
