using System.Security.Claims;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>Who has to have a second step: the setting <c>Accounts:Mfa</c>.</summary>
internal sealed class SecondStepRule(string? setting)
{
    private readonly string whom = setting ?? Administrators;

    public const string Administrators = "Administrators";
    public const string Everybody = "Everybody";
    public const string Nobody = "Nobody";

    public static SecondStepRule From(IConfiguration configuration)
    {
        var setting = configuration["Accounts:Mfa"];
        return setting is null or Administrators or Everybody or Nobody
            ? new SecondStepRule(setting)
            : throw new InvalidOperationException($"Accounts:Mfa is “{setting}”; it can be {Administrators}, {Everybody} or {Nobody}.");
    }

    public bool AppliesTo(ClaimsPrincipal person) => whom == Everybody || (whom == Administrators && person.IsInRole(Roles.Administrator));
}
