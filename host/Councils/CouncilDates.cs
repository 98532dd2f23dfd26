namespace Modular.Host.Councils;

internal static class CouncilDates
{
    /// <summary>The day of the Board paper from which the register starts.</summary>
    public static readonly DateOnly Start = new(2014, 1, 22);
}
