using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Modular.Sdk.TagHelpers;

/// <summary>The one error that a field shows; the summary says the same words.</summary>
internal static class FieldErrors
{
    public static string? First(ModelStateEntry? entry) =>
        entry is { Errors.Count: > 0 } ? Text(entry.Errors[0]) : null;

    // An error that holds an exception has no words; its details are for the log.
    public static string Text(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "Enter a value that can be read" : error.ErrorMessage;
}
