namespace CaseLibrary.Reading;

/// <summary>
/// How unlike two councils are: the sum of what the page about “Could it work here?” says in words. It is a rule of thumb to put councils in an order,
/// and no measure of how well a case would do.
/// </summary>
internal static class Likeness
{
    /// <summary>What stands for a difference that the register does not know.</summary>
    public const double NotKnown = 1;

    /// <returns>Nought for two councils that are alike in everything; smaller is nearer.</returns>
    public static double Between(Council one, Council other) => Type(one, other) + (one.Region == other.Region ? 0 : 0.5) + Size(one, other)
        + (Kilometres(one, other) / 100 ?? NotKnown);

    /// <summary>As the crow flies between the middles of the two areas; null where the register has no place for one of them.</summary>
    public static double? Kilometres(Council one, Council other)
    {
        if (one is not { Latitude: { } lat1, Longitude: { } lon1 } || other is not { Latitude: { } lat2, Longitude: { } lon2 })
            return null;
        const double earth = 6371;
        static double Radians(double degrees) => degrees * Math.PI / 180;
        var half = Math.Pow(Math.Sin(Radians(lat2 - lat1) / 2), 2)
            + Math.Cos(Radians(lat1)) * Math.Cos(Radians(lat2)) * Math.Pow(Math.Sin(Radians(lon2 - lon1) / 2), 2);
        return 2 * earth * Math.Asin(Math.Sqrt(half));
    }

    private static double Type(Council one, Council other) => one.Type == other.Type ? 0 : one.Tier == other.Tier ? 1 : 2;

    // Twice as many residents count as much as another type of council in the same tier.
    private static double Size(Council one, Council other) =>
        one.Population2020 is > 0 and var here && other.Population2020 is > 0 and var there ? Math.Abs(Math.Log2((double)here / there)) : NotKnown;
}
