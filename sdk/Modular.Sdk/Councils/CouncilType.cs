namespace Modular.Sdk;

/// <summary>The kinds of principal council in England.</summary>
public enum CouncilType
{
    /// <summary>A district, borough or city council below a county council.</summary>
    ShireDistrict,

    /// <summary>A county council above shire districts.</summary>
    ShireCounty,

    /// <summary>A council that does the work of both county and district, outside London and the metropolitan areas.</summary>
    Unitary,

    /// <summary>A council in one of the six metropolitan areas.</summary>
    MetropolitanDistrict,

    /// <summary>A London borough, or the City of London Corporation, which is counted with them.</summary>
    London,
}

/// <summary>Where a council stands in an area with two tiers.</summary>
public enum CouncilTier
{
    /// <summary>One council does everything: unitary, metropolitan district, London.</summary>
    SingleTier,

    /// <summary>A shire district, which shares its area with a county.</summary>
    LowerTier,

    /// <summary>A shire county, which shares its area with districts.</summary>
    UpperTier,
}

/// <summary>Plain-English names of council types and tiers, for pages and exports.</summary>
public static class CouncilTypeNames
{
    /// <summary>The type's name in the singular, such as "Shire district" or "Unitary authority".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a council type.</exception>
    public static string DisplayName(this CouncilType type) => type switch
    {
        CouncilType.ShireDistrict => "Shire district",
        CouncilType.ShireCounty => "Shire county",
        CouncilType.Unitary => "Unitary authority",
        CouncilType.MetropolitanDistrict => "Metropolitan district",
        CouncilType.London => "London borough",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such council type."),
    };

    /// <summary>The tier's name, such as "Lower tier".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a tier.</exception>
    public static string DisplayName(this CouncilTier tier) => tier switch
    {
        CouncilTier.SingleTier => "Single tier",
        CouncilTier.LowerTier => "Lower tier",
        CouncilTier.UpperTier => "Upper tier",
        _ => throw new ArgumentOutOfRangeException(nameof(tier), tier, "There is no such tier."),
    };

    /// <summary>The tier that councils of this type belong to.</summary>
    public static CouncilTier Tier(this CouncilType type) => type switch
    {
        CouncilType.ShireDistrict => CouncilTier.LowerTier,
        CouncilType.ShireCounty => CouncilTier.UpperTier,
        _ => CouncilTier.SingleTier,
    };
}
