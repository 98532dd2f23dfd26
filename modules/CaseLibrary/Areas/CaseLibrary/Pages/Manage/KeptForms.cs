using System.Text.Json;
using CaseLibrary.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace CaseLibrary.Pages.Manage;

/// <summary>Keeps what the person who asks has typed, so that a closed browser or a newer version of the module loses nothing.</summary>
internal sealed class KeptForms(CaseLibraryStore store, ICurrentUser user, TimeProvider clock)
{
    private const string Prefix = "Form.";

    /// <returns>When it was kept; null when it is too long.</returns>
    public async Task<DateTimeOffset?> KeepAsync(Guid study, IFormCollection form, CancellationToken cancellation)
    {
        var json = JsonSerializer.Serialize(form.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(field => field.Key, field => field.Value.ToArray()));
        if (json.Length > KeptForm.MostCharacters)
            return null;
        var now = clock.GetUtcNow();
        if (await ReplaceAsync(study, json, now, cancellation))
            return now;
        try
        {
            store.Add(new KeptForm { PersonId = Person, CaseStudyId = study, Fields = json, At = now });
            await store.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // The same person's other window was faster.
            store.ChangeTracker.Clear();
            if (!await ReplaceAsync(study, json, now, cancellation))
                throw;
        }
        return now;
    }

    public async Task<DateTimeOffset?> KeptAtAsync(Guid study, CancellationToken cancellation) =>
        await Mine(study).Select(form => (DateTimeOffset?)form.At).SingleOrDefaultAsync(cancellation);

    /// <returns>The fields as they were posted; null when nothing is kept.</returns>
    public async Task<FormCollection?> FindAsync(Guid study, CancellationToken cancellation)
    {
        var json = await Mine(study).Select(form => form.Fields).SingleOrDefaultAsync(cancellation);
        return json is null ? null : new FormCollection(JsonSerializer.Deserialize<Dictionary<string, string?[]>>(json)!.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
    }

    public Task ForgetAsync(Guid study, CancellationToken cancellation) => Mine(study).ExecuteDeleteAsync(cancellation);

    private string Person => user.Id ?? throw new InvalidOperationException("Only somebody with an account has forms that are kept.");

    private IQueryable<KeptForm> Mine(Guid study)
    {
        var person = Person;
        return store.Set<KeptForm>().AsNoTracking().Where(form => form.PersonId == person && form.CaseStudyId == study);
    }

    private async Task<bool> ReplaceAsync(Guid study, string json, DateTimeOffset now, CancellationToken cancellation) =>
        await Mine(study).ExecuteUpdateAsync(form => form.SetProperty(to => to.Fields, json).SetProperty(to => to.At, now), cancellation) > 0;
}
