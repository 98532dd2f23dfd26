namespace CaseLibrary.Contributions;

internal sealed class CasePermissions : IPermissions
{
    public const string Edit = "case-studies.edit";

    public const string Publish = "case-studies.publish";

    public IEnumerable<Permission> All =>
    [
        new Permission(Edit, "Write and edit case studies"),
        new Permission(Publish, "Sign case studies off, publish, change, reconfirm and archive them", PermissionLevel.Lead),
    ];
}
