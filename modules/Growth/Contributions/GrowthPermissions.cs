namespace Growth.Contributions;

internal sealed class GrowthPermissions : IPermissions
{
    public const string Read = "growth.read";
    public const string Edit = "growth.edit";

    public IEnumerable<Permission> All =>
    [
        new(Read, "See growth applications, rounds and the days used on each award", PermissionLevel.Read),
        new(Edit, "Create and change growth rounds, applications and awards, and log adviser days"),
    ];
}
