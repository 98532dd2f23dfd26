using Modular.Host.Accounts;

namespace Modular.Host.Pages.Administration.People;

internal static class AccountStateWords
{
    public static string Of(AccountState state) => state switch
    {
        AccountState.Invited => "Invited",
        AccountState.Active => "Active",
        AccountState.Locked => "Locked",
        _ => "Disabled",
    };

    public static string Colour(AccountState state) => state switch
    {
        AccountState.Invited => "blue",
        AccountState.Active => "green",
        AccountState.Locked => "orange",
        _ => "grey",
    };
}
