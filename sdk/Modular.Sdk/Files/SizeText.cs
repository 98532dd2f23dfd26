using System.Globalization;

namespace Modular.Sdk;

/// <summary>Sizes as people write them: “240 KB”, “1.2 MB”.</summary>
internal static class SizeText
{
    private const double Kilobyte = 1024;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(long bytes) => bytes < Kilobyte * 1000
        ? string.Create(British, $"{Math.Max(1, Math.Round(bytes / Kilobyte)):0} KB")
        : string.Create(British, $"{bytes / Kilobyte / Kilobyte:0.#} MB");
}
