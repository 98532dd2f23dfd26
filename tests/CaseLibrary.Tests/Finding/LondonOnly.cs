using Modular.Sdk;

namespace CaseLibrary.Tests.Finding;

/// <summary>A register of two councils of one region; all else is empty.</summary>
internal sealed class LondonOnly : ICouncilRegister
{
    public string Attribution => "";

    public IReadOnlyList<Council> All { get; } = [Of("CMD", "Camden"), Of("HRW", "Harrow")];

    public IReadOnlyList<Council> AsAt(DateOnly date) => All;

    public Council? Find(CouncilCode code) => All.FirstOrDefault(council => council.Code == code);

    public Council? FindBySlug(string slug) => null;

    public Council? FindByGss(string gss) => null;

    public IReadOnlyList<Council> SuccessorsAsAt(CouncilCode code, DateOnly date) => [];

    public IReadOnlyList<Council> PredecessorsOf(CouncilCode code) => [];

    public IReadOnlyList<CouncilMatch> Resolve(string? text, DateOnly? asAt = null) => [];

    public IReadOnlyList<HexCell> Hexes(HexLayout layout) => [];

    private static Council Of(string code, string name) => new()
    {
        Code = CouncilCode.Parse(code),
        Name = name,
        OfficialName = name,
        Type = CouncilType.London,
        Region = "London",
        Gss = code,
        Slug = name,
    };
}
