using System.Text.Json;
using Modular.Sdk;

namespace Modular.Host.Tests.Councils;

public sealed class CouncilCodeTests
{
    [Theory]
    [InlineData("POL")]
    [InlineData("pol")]
    [InlineData(" Pol ")]
    public void Parse_ThreeLetters_GivesUpperCase(string text) => Assert.Equal("POL", CouncilCode.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("PO")]
    [InlineData("POOL")]
    [InlineData("P0L")]
    [InlineData("PÖL")]
    [InlineData(null)]
    public void TryParse_AnythingElse_GivesFalse(string? text)
    {
        Assert.False(CouncilCode.TryParse(text, out var code));
        Assert.True(code.IsEmpty);
    }

    [Fact]
    public void Parse_AnythingElse_SaysWhatACodeIs()
    {
        var error = Assert.Throws<FormatException>(() => CouncilCode.Parse("Poole"));
        Assert.Contains("'Poole'", error.Message);
        Assert.Contains("three letters", error.Message);
    }

    [Fact]
    public void Default_IsHarmless()
    {
        CouncilCode none = default;
        Assert.Equal("", none.ToString());
        Assert.Equal(default, none);
        Assert.NotEqual(CouncilCode.Parse("POL"), none);
        Assert.True(none < CouncilCode.Parse("POL"));
        Assert.Equal(none, JsonSerializer.Deserialize<CouncilCode>(JsonSerializer.Serialize(none)));
    }

    [Fact]
    public void Json_IsAPlainString_AlsoAsKey()
    {
        var days = new Dictionary<CouncilCode, int> { [CouncilCode.Parse("POL")] = 14 };
        Assert.Equal("""{"POL":14}""", JsonSerializer.Serialize(days));
        Assert.Equal(days, JsonSerializer.Deserialize<Dictionary<CouncilCode, int>>("""{"POL":14}"""));
        Assert.Equal("\"POL\"", JsonSerializer.Serialize(CouncilCode.Parse("POL")));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CouncilCode>("\"Poole\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CouncilCode>("7"));
    }

    [Fact]
    public void DisplayName_EveryTypeAndTier_HasPlainWords()
    {
        Assert.All(Enum.GetValues<CouncilType>(), type => Assert.Contains(' ', type.DisplayName()));
        Assert.All(Enum.GetValues<CouncilTier>(), tier => Assert.Contains(' ', tier.DisplayName()));
        Assert.Equal("Unitary authority", CouncilType.Unitary.DisplayName());
    }
}
