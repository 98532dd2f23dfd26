using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>What everybody who is signed in may do, whatever their roles: look after their own account.</summary>
internal sealed class OwnAccount : IPermissions
{
    public const string Permission = "host.account";

    public IEnumerable<Permission> All => [new(Permission, "Look after your own account")];
}
