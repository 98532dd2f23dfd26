namespace CaseLibrary.Contributions;

internal sealed class CasePermissions : IPermissions
{
    public const string Edit = "case-studies.edit";

    public IEnumerable<Permission> All => [new Permission(Edit, "Write, publish and archive case studies")];
}
