using System.Globalization;
using CaseLibrary.Data;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CaseLibrary.Files;

/// <summary>The names and values at the top of a case file. Every refusal names the file, the line and the value.</summary>
internal sealed class FrontMatter(string file, YamlMappingNode node)
{
    private const int LastYear = 2100;

    public string Required(string name, int longest) => Optional(name, longest) ?? throw Wrong(node, $"{name} is missing.");

    public string Text(string name, int longest) => Optional(name, longest) ?? "";

    public string? Optional(string name, int longest)
    {
        if (Scalar(name) is not { } value)
            return null;
        return value.Length <= longest ? value : throw Wrong(node[name], $"{name} is longer than {longest} characters.");
    }

    public T Term<T>(string name) where T : struct, Enum => Term<T>(name, Scalar(name) ?? throw Wrong(node, $"{name} is missing."));

    public T Term<T>(string name, string key) where T : struct, Enum => Modular.Sdk.Term.TryRead<T>(key, out var value)
        ? value
        : throw Wrong(node[name], $"{name} cannot be “{key}”. It is one of: {string.Join(", ", Modular.Sdk.Term.KeysOf<T>())}.");

    public T? OptionalTerm<T>(string name) where T : struct, Enum => Scalar(name) is { } key ? Term<T>(name, key) : null;

    public bool Flag(string name) => Scalar(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw Wrong(node[name], $"{name} is true or false, not “{other}”."),
    };

    public int? Year(string name) => Scalar(name) is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var year) && year is >= CaseStudy.FirstYear and <= LastYear ? year
        : throw Wrong(node[name], $"{name} must be a year since {CaseStudy.FirstYear}, not “{text}”.");

    public DateOnly? Day(string name) => Scalar(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= CaseStudy.FirstYear and <= LastYear ? day
        : throw Wrong(node[name], $"{name} must be a date such as 2014-01-22, from {CaseStudy.FirstYear} to {LastYear}, not “{text}”.");

    public decimal Amount(string name, MoneyKind kind)
    {
        var text = Scalar(name) ?? throw Wrong(node, $"{name} is missing.");
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
                && MoneyFact.IsPossible(amount, kind)
            ? amount
            : throw Wrong(node[name], $"{name} must be pounds in digits, such as 372300, not “{text}”.");
    }

    public CouncilCode Council(string name, string code) => CouncilCode.TryParse(code, out var council)
        ? council
        : throw Wrong(node[name], $"{name}: “{code}” is not a council code.");

    public IEnumerable<string> List(string name) => Sequence(name).Select(item => (item as YamlScalarNode)?.Value
        ?? throw Wrong(item, $"{name} must be a list of single values."));

    public IEnumerable<FrontMatter> Children(string name) => Sequence(name).Select(item => item is YamlMappingNode mapping
        ? new FrontMatter(file, mapping)
        : throw Wrong(item, $"{name} must be a list of names and values."));

    private YamlSequenceNode Sequence(string name) => Node(name) switch
    {
        null => [],
        YamlSequenceNode sequence => sequence,
        var other => throw Wrong(other, $"{name} must be a list."),
    };

    private string? Scalar(string name) => Node(name) switch
    {
        null or YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "null" or "~" } => null,
        YamlScalarNode scalar when scalar.Value?.Contains('\0', StringComparison.Ordinal) == true => throw Wrong(scalar, $"{name} holds a null character. Take it out."),
        YamlScalarNode scalar => string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value.Trim(),
        var other => throw Wrong(other, $"{name} must be a single value."),
    };

    private YamlNode? Node(string name) => node.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;

    // One for the first fence, which the YAML reader never sees.
    private CaseFileException Wrong(YamlNode where, string what) => new($"{file}, line {where.Start.Line + 1}: {what}");
}
