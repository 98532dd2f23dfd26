using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Terms;

namespace CaseLibrary.Pages.Manage.Attachments;

/// <summary>Who may change the documents and images of a case, and what that does to it: the same as a change of its text.</summary>
internal sealed class EditingDesk(ICurrentUser user, IAudit audit, TimeProvider clock)
{
    public bool MayChange(CaseStudy study) => !study.State.IsOpen() || user.Can(CasePermissions.Publish);

    /// <summary>To be called before the change is saved.</summary>
    /// <returns>What the banner adds: nothing, or that the sign-off was taken back.</returns>
    public string Changed(CaseStudy study)
    {
        if (!SignedContent.TakeBack(study, clock.GetUtcNow()))
            return "";
        audit.Because(SignedContent.Why);
        return $". {SignedContent.Afterwards}";
    }
}
