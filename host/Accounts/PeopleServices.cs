using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Passwords;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Accounts.Sessions;
using Modular.Sdk;

namespace Modular.Host.Accounts;

/// <summary>Invitations, second steps, sessions: what people's accounts need beyond Identity.</summary>
internal static class PeopleServices
{
    private static readonly TimeSpan SecondStepLimit = TimeSpan.FromMinutes(10);

    /// <summary>For the front: what is known of sessions outlives generations.</summary>
    public static void AddPeopleFront(this IServiceCollection services)
    {
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<CommonPasswords>();
        services.AddSingleton<PasswordLinks>();
        services.AddHostedService(provider => provider.GetRequiredService<PasswordLinks>());
    }

    /// <summary>For a generation.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton(provider => SecondStepRule.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<PersonPermissions>()));
        services.AddScoped<SignInEvents>();
        services.AddScoped<AccountSessions>();
        services.AddScoped<Everywhere>();
        services.AddScoped<FreshSignIn>();
        services.AddScoped<KeptForm>();
        services.AddScoped<AccountLinks>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<Invitations>();
        services.AddScoped<Passkeys>();
        services.AddScoped<IPermissions, OwnAccount>();
        services.AddScoped<AccountStanding>();
        services.AddScoped<IPeople, ModulePeople>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>((options, configuration) =>
        {
            // Otherwise the browser's word for it is taken, which is right wherever there is one address only.
            if (configuration["Site:Address"] is { } address)
                options.ServerDomain = new Uri(address).Host;
            options.ResidentKeyRequirement = "required";
            options.UserVerificationRequirement = "required";
            options.AuthenticatorTimeout = SecondStepLimit;
        });
    }

    /// <summary>Who has given the password but not the second step yet, and which passkey was asked for.</summary>
    public static void AddSecondStepCookie(this AuthenticationBuilder authentication) => authentication.AddCookie(IdentityConstants.TwoFactorUserIdScheme, options =>
    {
        options.Cookie.Name = "modular-second-step";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.ExpireTimeSpan = SecondStepLimit;
    })
    // No browser is remembered, but who is signed out because the account has changed is signed out of this one too, and it must exist.
    .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
}
