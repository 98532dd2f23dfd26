using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Modular.Host.Accounts.Access;
using Modular.Host.Accounts.Passwords;
using Modular.Host.Accounts.Sessions;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts;

internal static class AccountServices
{
    public const int PasswordLength = 12;

    /// <summary>For the front: the link survives switches.</summary>
    public static void AddSetupLink(this IServiceCollection services) => services.AddSingleton<SetupLink>();

    /// <summary>For a generation: sign-in, and “deny by default”.</summary>
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddDbContext<HostStore>((provider, options) =>
        {
            provider.GetRequiredService<StoreDatabases>().Configure(options, StoreDatabases.HostStore, typeof(HostStore));
            options.AddInterceptors(provider.GetRequiredService<HistoryWriters>().For(StoreDatabases.HostStore));
        });
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordLength,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<HostStore>()
            .AddUserManager<AccountDirectory>()
            .AddSignInManager<AccountSignIn>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<AccountWords>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, options =>
        {
            options.Cookie.Name = "modular-session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/status/403";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = AccountSessions.Idle;
            options.Events.OnSigningIn = SessionCookie.SigningInAsync;
            options.Events.OnSigningOut = SessionCookie.SigningOutAsync;
            options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
            options.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Path.StartsWithSegments("/api"))
                    (context.Response.StatusCode, context.Response.Headers.WWWAuthenticate) = (StatusCodes.Status401Unauthorized, "Bearer");
                else
                    context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        }).AddSecondStepCookie();
        services.AddPeople();
        // Somebody who loses the account keeps the cookie's word for no longer than this.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(2));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddScoped<IPermissions, HostPermissions>();
        services.AddAccess();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(provider => provider.GetRequiredService<CurrentUser>());
    }
}

/// <summary>Puts the display name into the cookie, so that no page asks the store who somebody is. What somebody may do is not in the cookie.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var permission in identity.FindAll(CurrentUser.PermissionClaim).ToList())
            identity.RemoveClaim(permission);
        identity.AddClaim(new Claim(CurrentUser.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
