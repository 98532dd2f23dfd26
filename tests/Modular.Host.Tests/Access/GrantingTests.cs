using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Storage;
using Modular.Sdk;
using Modular.Testing;

namespace Modular.Host.Tests.Access;

/// <summary>Who may give what, and that there is always an administrator.</summary>
public sealed class GrantingTests
{
    [SiteFact]
    public async Task TakeAway_LastAdministrator_IsRefusedUntilThereIsAnother()
    {
        using var site = new ModularSite();
        await using var scope = Scope(site);
        var (administrator, other) = (await AccountAsync(scope, ModularSite.AdministratorEmail), await AccountAsync(scope, await site.NewAccountAsync()));
        var (granting, role) = (As(scope, administrator), await scope.ServiceProvider.GetRequiredService<Administrators>().RoleIdAsync(default));

        Assert.Equal(Administrators.LastOne, await granting.TakeAwayAsync(administrator, role, default));
        Assert.Null(await granting.GiveAsync(other, "administrator", null, null, default));
        var standing = scope.ServiceProvider.GetRequiredService<AccountStanding>();
        var account = (await FindAsync(scope, other))!;
        Assert.Null(await standing.LockAsync(account));
        Assert.Equal(Administrators.LastOne, await granting.TakeAwayAsync(administrator, role, default));
        Assert.Null(await standing.UnlockAsync(account));
        Assert.Null(await standing.DisableAsync(account));
        Assert.Equal(Administrators.LastOne, await granting.TakeAwayAsync(administrator, role, default));
        Assert.Null(await standing.EnableAsync(account));
        Assert.Null(await granting.TakeAwayAsync(administrator, role, default));
        Assert.Equal(Administrators.LastOne, await As(scope, other).TakeAwayAsync(other, role, default));
        Assert.False(Permissions(site).IsAdministrator(administrator));
        Assert.True(Permissions(site).IsAdministrator(other));
    }

    [SiteFact]
    public async Task TakeAway_WhileSomebodyElseTakesItAway_IsRefused()
    {
        using var site = new ModularSite();
        await using var first = Scope(site);
        await using var second = Scope(site);
        var (one, two, three) = (await AccountAsync(first, ModularSite.AdministratorEmail), await AccountAsync(first, await site.NewAccountAsync()), await AccountAsync(first, await site.NewAccountAsync()));
        var role = await first.ServiceProvider.GetRequiredService<Administrators>().RoleIdAsync(default);
        Assert.Null(await As(first, one).GiveAsync(two, "administrator", null, null, default));
        Assert.Null(await As(first, one).GiveAsync(three, "administrator", null, null, default));
        // The second has looked before the first writes.
        await second.ServiceProvider.GetRequiredService<HostStore>().Roles.LoadAsync();

        Assert.Null(await As(first, one).TakeAwayAsync(three, role, default));
        Assert.StartsWith("Somebody else has just changed who is an administrator", await As(second, two).TakeAwayAsync(one, role, default));
        Assert.True(Permissions(site).IsAdministrator(one));
    }

    [SiteFact]
    public async Task Give_WhatOneMayNotDo_IsRefused()
    {
        using var site = new ModularSite();
        await using var scope = Scope(site);
        var helper = await AccountAsync(scope, await site.NewAccountAsync(HostPermissions.Administration, HostPermissions.Workspace, "growth.read"));
        var other = await AccountAsync(scope, await site.NewAccountAsync());
        var granting = As(scope, helper);

        Assert.Contains("more than you may do yourself", (await granting.GiveAsync(other, "administrator", null, null, default))!.Message);
        Assert.Contains("more than you may do yourself", (await granting.GiveAsync(helper, "contributor", "Growth", null, default))!.Message);
        Assert.Null(await granting.GiveAsync(other, "reader", "Growth", null, default));
    }

    [SiteFact]
    public async Task LockOrDisable_TheOnlyAdministratorWhoCanSignIn_IsRefused()
    {
        using var site = new ModularSite();
        await using var first = Scope(site);
        await using var second = Scope(site);
        var (one, two) = (await AccountAsync(first, ModularSite.AdministratorEmail), await AccountAsync(first, await site.NewAccountAsync()));
        Assert.Equal(Administrators.LastOne, await LockAsync(first, one));
        Assert.Null(await As(first, one).GiveAsync(two, "administrator", null, null, default));
        // Each looks before the other writes.
        await second.ServiceProvider.GetRequiredService<HostStore>().Roles.LoadAsync();

        Assert.Null(await LockAsync(first, two));
        Assert.Equal(Administrators.LastOne, await LockAsync(second, one));
        Assert.Equal(Administrators.LastOne, await first.ServiceProvider.GetRequiredService<AccountStanding>().DisableAsync((await FindAsync(first, one))!));
    }

    [SiteFact]
    public async Task Give_WhatComesBackWithASwitchedOffProgramme_IsRefused()
    {
        using var site = new ModularSite();
        Guid helper, other, grant;
        await using (var scope = Scope(site))
        {
            var administrator = await AccountAsync(scope, ModularSite.AdministratorEmail);
            // Everything that the programmes left on declare.
            helper = await AccountAsync(scope, await site.NewAccountAsync([HostPermissions.Administration, HostPermissions.Workspace,
                .. Permissions(site).Declared.All.Where(permission => permission.Programme is { Name: not "Growth" }).Select(permission => permission.Name)]));
            other = await AccountAsync(scope, await site.NewAccountAsync());
            Assert.Null(await As(scope, administrator).GiveAsync(other, "programme-lead", "Growth", null, default));
            grant = (await scope.ServiceProvider.GetRequiredService<HostStore>().Set<Grant>().SingleAsync(found => found.AccountId == other)).Id;
            Assert.Null(await As(scope, administrator).TakeAwayAsync(other, grant, default));
        }
        Assert.Null((await site.Services.GetRequiredService<ModuleSwitch>().SwitchAsync("Growth", enable: false, Actor.Host, default)).Reason);
        await using var later = Scope(site);
        var (granting, made) = (As(later, helper), RoleSet.OfTicked("made", "Made", "", new HashSet<string> { "growth.edit" }));

        Assert.Contains("more than you may do yourself", (await granting.GiveAsync(helper, "programme-lead", null, null, default))!.Message);
        Assert.Contains("more than you may do yourself", await granting.GiveBackAsync(other, grant, default));
        Assert.Contains("more than you may do yourself", granting.BeyondMe(made, null));
        Assert.Null(await granting.GiveAsync(other, "programme-lead", Permissions(site).Declared.Programmes[0].Name, null, default));

        // Who has the role for all programmes themselves may hand it on, and administrators may in any case.
        Assert.Null(await As(later, await AccountAsync(later, ModularSite.AdministratorEmail)).GiveAsync(helper, "programme-lead", null, null, default));
        Assert.Null(await granting.GiveAsync(other, "programme-lead", null, null, default));
        Assert.Null(await granting.GiveBackAsync(other, grant, default));
        Assert.Contains("more than you may do yourself", (await granting.GiveAsync(other, "contributor", null, null, default))!.Message);
    }

    [SiteFact]
    public async Task Give_WhatMakesNoSense_SaysWhichField()
    {
        using var site = new ModularSite();
        await using var scope = Scope(site);
        var (administrator, other) = (await AccountAsync(scope, ModularSite.AdministratorEmail), await AccountAsync(scope, await site.NewAccountAsync()));
        var granting = As(scope, administrator);
        var today = TimeProvider.System.Today();
        async Task RefusesAsync(GrantField field, string role, string? programme, DateOnly? until) =>
            Assert.Equal(field, (await granting.GiveAsync(other, role, programme, until, default))!.Field);

        await RefusesAsync(GrantField.Role, "king", null, null);
        await RefusesAsync(GrantField.Programme, "reader", "Woods", null);
        await RefusesAsync(GrantField.Until, "reader", null, today.AddDays(-1));
        await RefusesAsync(GrantField.Programme, "administrator", "Growth", null);
        await RefusesAsync(GrantField.Until, "administrator", null, today);
        Assert.Null(await granting.GiveAsync(other, "reader", null, today, default));
        await RefusesAsync(GrantField.Role, "reader", null, null);
        Assert.Null(await granting.GiveAsync(other, "reader", "Growth", null, default));
    }

    [SiteFact]
    public async Task Given_OnAnotherHost_IsSeenWithinSeconds()
    {
        using var site = new ModularSite();
        await using var scope = Scope(site);
        var account = await AccountAsync(scope, await site.NewAccountAsync());
        var clock = new Clock();
        // Another host hears nothing of what this one saves.
        using var other = new GivenCache(site.Services.GetRequiredService<StoreDatabases>(), new StoreChanges(clock), clock);
        Assert.Empty(other.Of(account).Roles);

        Assert.Null(await As(scope, await AccountAsync(scope, ModularSite.AdministratorEmail)).GiveAsync(account, "reader", null, null, default));
        Assert.True(Permissions(site).Can(account, "growth.read"));
        Assert.Empty(other.Of(account).Roles);
        clock.Now += GivenCache.Longest;
        Assert.Single(other.Of(account).Roles);
    }

    private static PersonPermissions Permissions(ModularSite site) => Current(site).GetRequiredService<PersonPermissions>();

    private static IServiceProvider Current(ModularSite site) => site.Services.GetRequiredService<Generations>().Current!.Services;

    private static AsyncServiceScope Scope(ModularSite site) => Current(site).CreateAsyncScope();

    private static Granting As(AsyncServiceScope scope, Guid account)
    {
        var services = scope.ServiceProvider;
        var permissions = services.GetRequiredService<PersonPermissions>();
        return new Granting(services.GetRequiredService<HostStore>(), services.GetRequiredService<RoleBook>(), services.GetRequiredService<Administrators>(),
            permissions, new Person(account, permissions), TimeProvider.System);
    }

    private static Task<Account?> FindAsync(AsyncServiceScope scope, Guid account) => scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByIdAsync(account.ToString());

    private static async Task<string?> LockAsync(AsyncServiceScope scope, Guid account) =>
        await scope.ServiceProvider.GetRequiredService<AccountStanding>().LockAsync((await FindAsync(scope, account))!);

    private static async Task<Guid> AccountAsync(AsyncServiceScope scope, string email) =>
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email))!.Id;

    private sealed class Person(Guid account, PersonPermissions permissions) : ICurrentUser
    {
        public string? Id => account.ToString();

        public string Name => "Tester";

        public bool Can(string permission) => permissions.Can(account, permission);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
