using Modular.Host.Accounts.Access;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>Who has to have a second step: the setting <c>Accounts:Mfa</c>. Those count as administrators who can administer, by whatever role.</summary>
internal sealed class SecondStepRule(string? setting, PersonPermissions permissions)
{
    private readonly string whom = setting ?? Administrators;

    public const string Administrators = "Administrators";
    public const string Everybody = "Everybody";
    public const string Nobody = "Nobody";

    public static SecondStepRule From(IConfiguration configuration, PersonPermissions permissions)
    {
        var setting = configuration["Accounts:Mfa"];
        return setting is null or Administrators or Everybody or Nobody
            ? new SecondStepRule(setting, permissions)
            : throw new InvalidOperationException($"Accounts:Mfa is “{setting}”; it can be {Administrators}, {Everybody} or {Nobody}.");
    }

    public bool AppliesTo(Account account) => whom == Everybody || (whom == Administrators && permissions.Can(account.Id, HostPermissions.Administration));
}
