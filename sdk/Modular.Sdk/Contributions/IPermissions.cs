namespace Modular.Sdk;

/// <summary>The permissions that a module declares. Read once for each generation; a page may only ask for a declared one.</summary>
public interface IPermissions : IContribution
{
    /// <summary>All permissions of the module.</summary>
    IEnumerable<Permission> All { get; }
}
