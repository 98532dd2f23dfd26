using Growth.Pages.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Growth.Data;

/// <summary>What the form and the API check before a round is saved: its name and the order of its dates.</summary>
internal static class RoundEdit
{
    public static async Task CheckAsync(this GrowthStore store, Guid? id, RoundForm form, Action<string, string> refuse, CancellationToken cancellation)
    {
        var name = form.Name?.Trim();
        if (await store.Rounds.AnyAsync(other => other.Id != id && other.Name == name, cancellation))
            refuse(nameof(form.Name), "Another round has this name");
        if (form.Closes < form.Opens)
            refuse(nameof(form.Closes), "The closing date must be the same as or after the opening date");
        if (form.BoardOn < form.Closes)
            refuse(nameof(form.BoardOn), "The Board meeting must be on or after the closing date");
    }
}
