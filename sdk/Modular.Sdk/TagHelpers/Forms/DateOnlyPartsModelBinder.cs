using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Reads a <see cref="DateOnly"/> from the three fields of <c>mod-date</c> (<c>Start.Day</c>, <c>Start.Month</c>, <c>Start.Year</c>) or from one ISO
/// value (<c>Start=2014-02-18</c>, as in links). Months may be names. What was typed stays in the model state. Nothing typed is null, or an
/// error when the property cannot be null.
/// </summary>
public sealed class DateOnlyPartsModelBinder : IModelBinder
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var whole = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (whole != ValueProviderResult.None)
        {
            BindWhole(bindingContext, whole);
            return Task.CompletedTask;
        }
        var typed = Parts.Select(part => Typed(bindingContext, part)).ToArray();
        if (typed.All(value => value is null))
            return Task.CompletedTask;
        BindParts(bindingContext, [.. typed.Select(value => value?.Trim() ?? "")]);
        return Task.CompletedTask;
    }

    /// <summary>
    /// "Day", "Month" or "Year", whichever is the first that was wrong or missing; null when the date as a whole is wrong or right.
    /// </summary>
    internal static string? FirstWrongPart(ModelStateDictionary state, string name) =>
        Parts.FirstOrDefault(part => state.GetValueOrDefault($"{name}.{part}")?.ValidationState == ModelValidationState.Invalid);

    private static void BindWhole(ModelBindingContext context, ValueProviderResult whole)
    {
        context.ModelState.SetModelValue(context.ModelName, whole);
        if (string.IsNullOrWhiteSpace(whole.FirstValue))
            Nothing(context);
        else if (DateOnly.TryParseExact(whole.FirstValue, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            context.Result = ModelBindingResult.Success(date);
        else
            Refuse(context, $"{Name(context)} must be a real date", []);
    }

    private static void BindParts(ModelBindingContext context, string[] typed)
    {
        var missing = Parts.Where((_, i) => typed[i].Length == 0).ToArray();
        if (missing.Length == Parts.Length)
        {
            Nothing(context);
            return;
        }
        var year = Number(typed[2]);
        var month = Number(typed[1]) ?? MonthNamed(typed[1]);
        var day = Number(typed[0]);
        if (missing.Length > 0)
            Refuse(context, $"{Name(context)} must include a {string.Join(" and ", missing).ToLowerInvariant()}", missing);
        else if (day is null or < 1 or > 31)
            Refuse(context, $"{Name(context)} must be a real date", ["Day"]);
        else if (month is null or < 1 or > 12)
            Refuse(context, $"{Name(context)} must be a real date", ["Month"]);
        else if (year is null or < 1000 or > 9999)
            Refuse(context, $"{Name(context)} must have a year of 4 numbers", ["Year"]);
        else if (day > DateTime.DaysInMonth(year.Value, month.Value))
            Refuse(context, $"{Name(context)} must be a real date", []);
        else
            context.Result = ModelBindingResult.Success(new DateOnly(year.Value, month.Value, day.Value));
    }

    private static string? Typed(ModelBindingContext context, string part)
    {
        var key = $"{context.ModelName}.{part}";
        var value = context.ValueProvider.GetValue(key);
        if (value == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(key, value);
        // Validation never visits the parts, and one entry left unvalidated would make the whole model state invalid.
        context.ModelState.MarkFieldValid(key);
        return value.FirstValue;
    }

    private static void Nothing(ModelBindingContext context)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
            Refuse(context, $"Enter {Markup.InSentence(Name(context))}", []);
    }

    private static void Refuse(ModelBindingContext context, string message, string[] wrongParts)
    {
        context.ModelState.TryAddModelError(context.ModelName, message);
        // The message stands once, at the date; the parts only carry the mark that they are wrong.
        foreach (var part in wrongParts)
        {
            if (context.ModelState.GetValueOrDefault($"{context.ModelName}.{part}") is { } entry)
                entry.ValidationState = ModelValidationState.Invalid;
        }
        context.Result = ModelBindingResult.Failed();
    }

    private static string Name(ModelBindingContext context) => context.ModelMetadata.GetDisplayName();

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? MonthNamed(string text)
    {
        var months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var index = text.Length < 3 ? -1 : Array.FindIndex(months, m => m.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }
}
