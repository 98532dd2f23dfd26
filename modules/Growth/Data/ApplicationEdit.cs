using Growth.Pages.Applications;
using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>What the form and the API check before an application is saved.</summary>
internal static class ApplicationEdit
{
    /// <inheritdoc cref="AwardEdit.FillAsync" />
    public static async Task FillAsync(this GrowthStore store, ICouncilRegister register, DateOnly today, Application application, ApplicationForm form,
        Action<string, string> refuse, Func<bool> isValid, CancellationToken cancellation)
    {
        var round = await store.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == form.Round, cancellation);
        if (round is null && form.Round is not null)
            refuse(nameof(form.Round), "Choose a round from the list");
        var named = NamedCouncils.Read(register, form.Councils, round?.AsAt ?? today);
        if (form.Councils is not null && named.Problem is { } problem)
            refuse(nameof(form.Councils), problem);
        if (form.Days is { } days && application.SetDays(days) is { } refusal)
            refuse(nameof(form.Days), refusal);
        if (!isValid())
            return;

        (application.RoundId, application.Text) = (round!.Id, form.Councils!.Trim());
        (application.Theme, application.Brief) = (form.Theme!.Value, form.Brief!.Trim());
        application.SetCouncils(named.Codes);
    }
}
