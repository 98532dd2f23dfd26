using System.Collections.Frozen;
using Modular.Sdk;

namespace Modular.Host.Councils.Names;

/// <summary>What the words around a name say about the kind of council.</summary>
[Flags]
internal enum TypeHint
{
    None = 0,
    City = 1,
    County = 2,
    Borough = 4,
    District = 8,
    Metropolitan = 16,
    London = 32,
    Unitary = 64,
}

/// <summary>The words that may stand around a council's name without being part of it.</summary>
internal static class TypeWords
{
    private static readonly FrozenDictionary<string, TypeHint> Hints = new Dictionary<string, TypeHint>
    {
        ["city"] = TypeHint.City,
        ["county"] = TypeHint.County,
        ["borough"] = TypeHint.Borough,
        ["boroughs"] = TypeHint.Borough,
        ["district"] = TypeHint.District,
        ["districts"] = TypeHint.District,
        ["metropolitan"] = TypeHint.Metropolitan,
        ["unitary"] = TypeHint.Unitary,
        ["london"] = TypeHint.London,
        ["bc"] = TypeHint.Borough,
        ["cc"] = TypeHint.City | TypeHint.County,
        ["dc"] = TypeHint.District,
        ["lb"] = TypeHint.London,
        ["lbc"] = TypeHint.London,
        ["mbc"] = TypeHint.Metropolitan,
        ["mdc"] = TypeHint.Metropolitan,
        ["rb"] = TypeHint.Borough,
        ["ua"] = TypeHint.Unitary,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Stray =
    [
        "royal", "council", "councils", "authority", "authorities", "corporation", "the", "of",
        "bid", "bids", "application", "award", "joint", "jointly", "both", "lead", "led", "by", "for", "from", "on", "behalf",
        "partner", "partners", "partnership", "consortium", "group", "former",
    ];

    private static readonly FrozenSet<string> Endings =
        ["council", "councils", "authority", "corporation", "bc", "cc", "dc", "mbc", "mdc", "ua"];

    public static bool IsFiller(string word) => Hints.ContainsKey(word) || Stray.Contains(word);

    public static bool IsConnector(string word) => word is "and" or "with" or "plus";

    public static bool IsEnding(string word) => Endings.Contains(word);

    /// <summary>Whether the word speaks of every name before it in the list, as in "Essex and Kent County Councils".</summary>
    public static bool IsPlural(string word) => word is "councils" or "boroughs" or "districts";

    public static TypeHint HintOf(string word) => Hints.GetValueOrDefault(word);

    /// <summary>What a council's own type and official name say.</summary>
    public static TypeHint HintsOf(Council council)
    {
        var hints = council.Type switch
        {
            CouncilType.ShireDistrict => TypeHint.District,
            CouncilType.ShireCounty => TypeHint.County,
            CouncilType.Unitary => TypeHint.Unitary,
            CouncilType.MetropolitanDistrict => TypeHint.Metropolitan,
            _ => TypeHint.London,
        };
        return NameText.Words(council.OfficialName).Aggregate(hints, (all, word) => all | HintOf(word));
    }
}
