using System.Buffers.Text;
using System.Text.Json;

namespace Modular.Sdk;

/// <summary>A cursor as it stands in an address: its parts as JSON in the URL's own base 64.</summary>
internal static class CursorText
{
    private const int Longest = 1000;

    public static string Write(string[] parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts, CursorJson.Default.StringArray));

    /// <summary>Its parts; null for anything that was not written by <see cref="Write"/>.</summary>
    public static string?[]? Read(string text)
    {
        var bytes = new byte[Longest];
        if (text.Length > Longest || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
            return null;
        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(0, length), CursorJson.Default.StringArray);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[System.Text.Json.Serialization.JsonSerializable(typeof(string[]))]
internal sealed partial class CursorJson : System.Text.Json.Serialization.JsonSerializerContext;
