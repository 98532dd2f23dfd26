using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Modular.Sdk;

/// <summary>Two people edited the same record. Shown by <c>mod-conflict</c>, so that the second one decides with open eyes.</summary>
/// <param name="Current">The version that is stored now. Posting the form again with this version saves over it; null when the record is gone.</param>
/// <param name="Differences">The properties in which the two sides differ.</param>
public sealed record EditConflict(Guid? Current, IReadOnlyList<EditDifference> Differences)
{
    internal static EditConflict Between(EntityEntry mine, PropertyValues? theirs)
    {
        if (theirs is null)
            return new EditConflict(null, []);

        var differences = mine.Properties
            .Where(property => property.Metadata.Name is not nameof(Entity.Version) && !property.Metadata.IsShadowProperty()
                && !Equals(property.CurrentValue, theirs[property.Metadata]))
            .Select(property => new EditDifference(Label(property.Metadata.PropertyInfo, property.Metadata.Name),
                StoredValue.ToText(theirs[property.Metadata]), StoredValue.ToText(property.CurrentValue)));
        return new EditConflict((Guid)theirs[nameof(Entity.Version)]!, [.. differences]);
    }

    private static string Label(PropertyInfo? property, string name) => property?.GetCustomAttribute<DisplayAttribute>()?.GetName() ?? name;
}

/// <summary>One property in which two edits differ.</summary>
/// <param name="Label">The property's display name.</param>
/// <param name="Theirs">What is stored now; null when empty.</param>
/// <param name="Yours">What the person typed; null when empty.</param>
public sealed record EditDifference(string Label, string? Theirs, string? Yours);
