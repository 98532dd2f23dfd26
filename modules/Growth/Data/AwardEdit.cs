using Growth.Pages.Awards;
using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>What the form and the API check before an award is saved: the round, its row, the councils and the days.</summary>
internal static class AwardEdit
{
    /// <summary>Writes a form into an award, if nothing in it is wrong.</summary>
    /// <param name="store">The programme's store.</param>
    /// <param name="register">Reads the councils.</param>
    /// <param name="today">The day of the names when the round has none.</param>
    /// <param name="award">The award, new or read with its councils.</param>
    /// <param name="form">What was typed or sent.</param>
    /// <param name="refuse">Hears the property and what is wrong with it.</param>
    /// <param name="isValid">Whether nothing has been refused so far.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    public static async Task FillAsync(this GrowthStore store, ICouncilRegister register, DateOnly today, Award award, AwardForm form,
        Action<string, string> refuse, Func<bool> isValid, CancellationToken cancellation)
    {
        var round = await store.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.Id == form.Round, cancellation);
        if (round is null && form.Round is not null)
            refuse(nameof(form.Round), "Choose a round from the list");
        await store.CheckRowAsync(award.Id, form, refuse, cancellation);
        var named = NamedCouncils.Read(register, form.Councils, round?.AsAt ?? today);
        if (form.Councils is not null && named.Problem is { } problem)
            refuse(nameof(form.Councils), problem);
        if (form.Days is { } days && award.SetDays(days) is { } refusal)
            refuse(nameof(form.Days), refusal);
        if (!isValid())
            return;

        (award.RoundId, award.Row, award.Text, award.NotionalValue) = (round!.Id, form.Row, form.Councils!.Trim(), form.NotionalValue);
        award.SetCouncils(named.Codes);
    }

    public static async Task CheckRowAsync(this GrowthStore store, Guid award, AwardForm form, Action<string, string> refuse, CancellationToken cancellation)
    {
        if (form.Row is not null && await store.Awards.Place(form.Round, form.Row).AnyAsync(other => other.Id != award, cancellation))
            refuse(nameof(form.Row), $"Row {form.Row} of this round is another award");
    }
}
