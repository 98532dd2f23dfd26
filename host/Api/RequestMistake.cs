using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace Modular.Host.Api;

/// <summary>What the framework could not bind, told by the names that the caller knows. Of its message only the parameter's name is taken.</summary>
internal static partial class RequestMistake
{
    private const string Title = "Some of what was sent cannot be used";

    public static ProblemDetails NullCharacter => new()
    {
        Status = StatusCodes.Status400BadRequest,
        Title = Title,
        Detail = "The address or the body holds a null character (%00 in an address, \\u0000 in JSON), which no text can hold. Nothing was done. Leave it out and send the request again.",
    };

    public static ProblemDetails Of(BadHttpRequestException bad)
    {
        if (bad.StatusCode != StatusCodes.Status400BadRequest)
            return new ProblemDetails { Status = bad.StatusCode };
        if (bad.InnerException is JsonException json)
            return Field(FieldOf(json), "This is not the JSON that is described here: a value is missing, has another type, or the text ends too early.");
        if (Parameter().Match(bad.Message) is { Success: true } match)
        {
            var missing = bad.Message.StartsWith("Required", StringComparison.Ordinal);
            return Field(JsonNamingPolicy.CamelCase.ConvertName(match.Groups[1].Value), missing ? "This is needed." : "This value cannot be read. Look at its format in the description.");
        }
        return new ProblemDetails { Status = bad.StatusCode };
    }

    private static HttpValidationProblemDetails Field(string name, string message) => new(new Dictionary<string, string[]> { [name] = [message] })
    {
        Status = StatusCodes.Status400BadRequest,
        Title = Title,
        Detail = "Nothing was done. The member “errors” says what to put right; /openapi/v1.json describes the operation.",
    };

    /// <summary>“$.money[0].amount” is the field money[0].amount; “$” alone the body.</summary>
    private static string FieldOf(JsonException json) => json.Path is ['$', '.', .. var field] ? field : "body";

    [GeneratedRegex("parameter \"(?:[^\"]* )?(\\w+)\"")]
    private static partial Regex Parameter();
}
