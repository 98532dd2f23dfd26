using System.Text.Json;
using System.Text.Json.Serialization;

namespace Modular.Sdk;

/// <summary>
/// Writes a <see cref="CouncilCode"/> as a plain JSON string, also when it is the key of a dictionary. The default value is
/// written as an empty string and read back from an empty string or null.
/// </summary>
public sealed class CouncilCodeJsonConverter : JsonConverter<CouncilCode>
{
    /// <summary>Null in JSON is the default value.</summary>
    public override bool HandleNull => true;

    /// <summary>Reads a code.</summary>
    /// <exception cref="JsonException">The JSON is not a string with three letters.</exception>
    public override CouncilCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => FromText(reader.GetString()!),
            _ => throw new JsonException("A council code is a string of three letters, such as \"POL\"."),
        };

    /// <summary>Writes the three letters.</summary>
    public override void Write(Utf8JsonWriter writer, CouncilCode value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.Value);
    }

    /// <summary>Reads a dictionary's key.</summary>
    /// <exception cref="JsonException">The key is not three letters.</exception>
    public override CouncilCode ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromText(reader.GetString()!);

    /// <summary>Writes a dictionary's key.</summary>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, CouncilCode value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(value.Value);
    }

    private static CouncilCode FromText(string text) =>
        text.Length == 0 ? default
        : CouncilCode.TryParse(text, out var code) ? code
        : throw new JsonException($"'{text}' is not a council code. A council code is three letters, such as POL.");
}
