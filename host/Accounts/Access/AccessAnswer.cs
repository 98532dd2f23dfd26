using Microsoft.EntityFrameworkCore;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Accounts.Access;

/// <summary>Answers “why can, or can't, this person do this?” in sentences.</summary>
internal sealed class AccessAnswer(PersonPermissions permissions, RoleBook roles, Administrators administrators, GrantTrail trail, HostStore store, TimeProvider clock)
{
    public async Task<Answer> WhyAsync(Account person, DeclaredPermission permission, CancellationToken cancellation)
    {
        var what = $"“{permission.Description}” ({permission.Owner})";
        var sources = permissions.SourcesOf(person.Id, permission.Name).ToList();
        if (sources.Count == 0)
            return new Answer(false, $"No. {person.DisplayName} may not do this: {what}.", [.. await MissedAsync(person, permission, cancellation), .. await NeededAsync(permission, cancellation)]);
        var given = await trail.OfAsync(person.Id, permission.Name, sources, cancellation);
        return new Answer(true, $"Yes. {person.DisplayName} may do this: {what}.", [.. sources.Zip(given, (source, by) => Because(person, source, by))]);
    }

    public string Scope(string? programme) => programme is null ? "all programmes" : permissions.Declared.ProgrammeNamed(programme)?.Title ?? $"{programme}, which is switched off";

    public string DescriptionOf(string permission) => permissions.Declared.Find(permission) is { } found ? $"{found.Description} ({found.Owner})" : permission;

    /// <summary>What a role is called, deleted or not.</summary>
    public async Task<string> RoleNameAsync(string key, CancellationToken cancellation) =>
        RoleSet.BuiltIn.FirstOrDefault(role => role.Key == key)?.Name
        ?? (Guid.TryParse(key, out var id) ? await store.Set<Role>().Where(role => role.Id == id).Select(role => role.Name).SingleAsync(cancellation) : key);

    private string Because(Account person, Source source, string given) => source switch
    {
        { Kind: SourceKind.Everybody } => "Everybody who has an account may do this.",
        { Kind: SourceKind.Administrator } => $"{person.DisplayName} is an administrator, {given}. Administrators may do everything.",
        { Role: { } role } => $"{person.DisplayName} has the role “{role.Role.Name}” for {Scope(role.Programme)}, {given}{Until(role.Until)}.",
        _ => $"{person.DisplayName} has this permission directly, without a role, {given}.",
    };

    private static string Until(DateOnly? last) => last is { } day ? $", until {day:d MMMM yyyy}" : "";

    /// <summary>Roles that would have given it, had they not ended or been for another programme.</summary>
    private async Task<IEnumerable<string>> MissedAsync(Account person, DeclaredPermission permission, CancellationToken cancellation)
    {
        var sets = (await roles.AllAsync(cancellation)).ToDictionary(role => role.Key);
        var grants = await store.Set<Grant>().AsNoTracking().Where(grant => grant.AccountId == person.Id).OrderBy(grant => grant.Id).ToListAsync(cancellation);
        return grants.Where(grant => sets.TryGetValue(grant.Role, out var role) && role.Includes(permission)).Select(grant =>
        {
            var role = new GivenRole(grant.Id, sets[grant.Role], grant.Programme, grant.Until);
            var what = $"the role “{role.Role.Name}” for {Scope(role.Programme)}";
            return grant.TakenAway is { } taken ? $"{person.DisplayName} had {what}, which was taken away on {trail.Day(taken)}."
                : !role.HoldsOn(clock.Today()) ? $"{person.DisplayName} had {what}, which ended on {role.Until:d MMMM yyyy}."
                : $"{person.DisplayName} has {what}, which does not reach {permission.Owner}.";
        });
    }

    private async Task<IEnumerable<string>> NeededAsync(DeclaredPermission permission, CancellationToken cancellation)
    {
        var with = (await roles.AllAsync(cancellation)).Where(role => role.Includes(permission)).Select(role => $"“{role.Name}”");
        var scope = permission.Programme is null ? "for all programmes" : $"for all programmes or for {permission.Owner} alone";
        var names = (await administrators.AllAsync(cancellation)).Select(person => person.DisplayName).ToList();
        return
        [
            $"It comes with one of these roles, {scope}: {string.Join(", ", with)}.",
            $"An administrator can give it: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? $" and {names.Count - 5} more" : "")}.",
        ];
    }
}

/// <summary>What is said of one person and one permission.</summary>
internal sealed record Answer(bool Yes, string Sentence, IReadOnlyList<string> Because);
