using Microsoft.AspNetCore.Authorization;

namespace Modular.Sdk;

/// <summary>Something a person may be allowed to do.</summary>
/// <param name="Name">Starts with the module's slug and a dot, for example <c>growth.edit</c>. Unique over all modules.</param>
/// <param name="Description">A plain sentence for the people who grant it, for example “Create, edit and withdraw awards”.</param>
public sealed record Permission(string Name, string Description)
{
    /// <summary>A permission of another level than <see cref="PermissionLevel.Edit"/>.</summary>
    /// <param name="name">The <see cref="Name"/>.</param>
    /// <param name="description">The <see cref="Description"/>.</param>
    /// <param name="level">The <see cref="Level"/>.</param>
    /// <example><code>new("growth.read", "See applications and rounds", PermissionLevel.Read)</code></example>
    public Permission(string name, string description, PermissionLevel level) : this(name, description) => Level = level;

    /// <summary>Which of the built-in roles include it; <see cref="PermissionLevel.Edit"/> unless the module says otherwise.</summary>
    public PermissionLevel Level { get; init; } = PermissionLevel.Edit;
}

/// <summary>
/// How much a permission lets people do. The host's built-in roles follow the level, so that nobody has to list a new module's permissions: readers get
/// what is <see cref="Read"/>, contributors <see cref="Edit"/> as well, and programme leads everything.
/// </summary>
public enum PermissionLevel
{
    /// <summary>Seeing what the public does not see. Changes nothing.</summary>
    Read,

    /// <summary>Everyday work: creating and changing records.</summary>
    Edit,

    /// <summary>What the lead of the programme decides: publishing, closing, settings.</summary>
    Lead,
}

/// <summary>
/// States that a page or endpoint needs a permission. Without this or <see cref="PublicAttribute"/> the host refuses the module. On a page it stands on
/// the model's class; on a single handler Razor Pages would ignore it, so the host refuses that too.
/// People who are not signed in are sent to the sign-in page; people without the permission get status 403.
/// </summary>
/// <param name="permission">The <see cref="Permission.Name"/> of a permission that the module declares through <see cref="IPermissions"/>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PermissionAttribute(string permission) : Attribute, IAuthorizeData, IAuthorizationRequirementData
{
    /// <summary>The name of the permission that is needed.</summary>
    public string Permission { get; } = permission;

    string? IAuthorizeData.Policy { get; set; }

    string? IAuthorizeData.Roles { get; set; }

    string? IAuthorizeData.AuthenticationSchemes { get; set; }

    /// <inheritdoc />
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new PermissionRequirement(Permission)];
}

/// <summary>The requirement behind <see cref="PermissionAttribute"/>. The host answers it; modules have no need of it.</summary>
/// <param name="Permission">The name of the permission that is needed.</param>
public sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>States that a page or endpoint is open to everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>Puts a permission, or “public”, on API endpoints.</summary>
public static class EndpointAccess
{
    /// <summary>The endpoint, or every endpoint of the group, needs the permission.</summary>
    /// <typeparam name="T">A route or group builder.</typeparam>
    /// <param name="builder">What to guard.</param>
    /// <param name="permission">The name of a permission that the module declares.</param>
    public static T RequirePermission<T>(this T builder, string permission) where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new PermissionAttribute(permission)));
        return builder;
    }

    /// <summary>The endpoint, or every endpoint of the group, is open to everybody.</summary>
    /// <typeparam name="T">A route or group builder.</typeparam>
    /// <param name="builder">What to open.</param>
    public static T Public<T>(this T builder) where T : Microsoft.AspNetCore.Builder.IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new PublicAttribute()));
        return builder;
    }
}
