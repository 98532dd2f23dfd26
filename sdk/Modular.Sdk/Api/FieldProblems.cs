using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Modular.Sdk;

/// <summary>What is wrong with what a caller sent, field by field: the API's counterpart of a page's error summary.</summary>
public sealed class FieldProblems
{
    private readonly Dictionary<string, List<string>> problems = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>Adds a problem.</summary>
    /// <param name="field">The field as the JSON names it, or as C# does: <c>NotionalValue</c> becomes <c>notionalValue</c>. Empty for the whole.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public void Add(string field, string message)
    {
        ArgumentNullException.ThrowIfNull(field);
        var name = string.Join('.', field.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (!problems.TryGetValue(name, out var known))
            problems.Add(name, known = []);
        known.Add(message.EndsWith('.') ? message : message + ".");
    }

    /// <summary>Checks each property by its validation attributes.</summary>
    /// <param name="input">What was sent.</param>
    /// <param name="within">The field that holds it, such as <c>money[0]</c>; null when it is the whole body.</param>
    public void Check(object input, string? within = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var property in input.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // The framework's own validator would remember the type for ever, and with it the module.
            var label = property.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? property.Name;
            var context = new ValidationContext(input) { MemberName = property.Name, DisplayName = label };
            var wrong = property.GetCustomAttributes<ValidationAttribute>().OrderByDescending(attribute => attribute is RequiredAttribute)
                .Select(attribute => attribute.GetValidationResult(property.GetValue(input), context)).FirstOrDefault(result => result is not null);
            if (wrong is not null)
                Add(within is null ? property.Name : $"{within}.{property.Name}", wrong.ErrorMessage ?? "This cannot be used.");
        }
    }

    /// <summary>Status 400 with all of it.</summary>
    public ProblemHttpResult Answer() => TypedResults.Problem(new HttpValidationProblemDetails(problems.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()))
    {
        Status = StatusCodes.Status400BadRequest,
        Title = "Some of what was sent cannot be used",
        Detail = "Nothing was saved. The member “errors” says for each field what to put right.",
    });
}

/// <summary>Problems that a handler returns. Each says in plain words what to do.</summary>
public static class ApiProblem
{
    /// <summary>Status 409: the record's state does not allow it.</summary>
    /// <param name="detail">Why not, and what would help.</param>
    public static ProblemHttpResult Conflict(string detail) => Of(StatusCodes.Status409Conflict, "The record does not allow this now", detail);

    /// <summary>Status 404.</summary>
    /// <param name="detail">What is not there, and where to look.</param>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "Not found", detail);

    /// <summary>Status 412, with the version that is stored now; 404 when the record has gone.</summary>
    /// <param name="conflict">What <see cref="StoreContext.SaveEditAsync"/> said.</param>
    public static ProblemHttpResult Stale(EditConflict conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        if (conflict.Current is not { } current)
            return NotFound("The record has been removed meanwhile.");
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status412PreconditionFailed,
            Title = "Somebody else has changed the record",
            Detail = "Nothing was saved. Read the record again, decide with open eyes, and send your change with the ETag of that answer. The member “current” is that ETag.",
        };
        problem.Extensions["current"] = VersionTag.Of(current);
        problem.Extensions["differences"] = conflict.Differences.Select(difference => difference.Label).ToArray();
        return TypedResults.Problem(problem);
    }

    private static ProblemHttpResult Of(int status, string title, string detail) => TypedResults.Problem(detail, statusCode: status, title: title);
}
