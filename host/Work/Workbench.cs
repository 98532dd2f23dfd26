using System.Text.Json;
using Modular.Host.Accounts;
using Modular.Host.Audit;
using Modular.Sdk;

namespace Modular.Host.Work;

/// <summary>Takes pieces of work from whoever asks, as that person.</summary>
internal sealed class Workbench(WorkKinds kinds, WorkLedger ledger, WorkRunner runner, CurrentUser user, AuditTrail trail, TimeProvider clock) : IWorkbench
{
    public static string AddressOf(Guid work) => $"/work/{work}";

    public async Task<string> StartAsync<TWork>(object? input, WorkFile? file, CancellationToken cancellation) where TWork : IBackgroundWork
    {
        var kind = (await kinds.AllAsync(cancellation)).FirstOrDefault(kind => kind.Type == typeof(TWork))
            ?? throw new InvalidOperationException($"{typeof(TWork).Name} is no background work of this site, or it cannot be read. The log says why.");
        var json = input is null ? "" : JsonSerializer.Serialize(input, input.GetType(), JsonSerializerOptions.Web);
        if (json.Length > WorkRun.InputLength)
            throw new InvalidOperationException($"The input has {json.Length} characters, more than {WorkRun.InputLength}. Give what is large as a file.");
        if (file?.Content.Length > WorkFile.MostBytes)
            throw new InvalidOperationException($"The file has {file.Content.Length} bytes, more than {WorkFile.MostBytes}. Let the page refuse it.");
        var kept = file is null ? null : FileOf(file, clock.GetUtcNow());
        return AddressOf(await StartAsync(kind, json, kept?.Id, kept, cancellation));
    }

    /// <param name="kind">What to do.</param>
    /// <param name="input">As JSON.</param>
    /// <param name="fileId">The file to do it with; null for none.</param>
    /// <param name="file">The file, unless the store has it already.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <param name="id">Its id, where somebody has written that down already.</param>
    public async Task<Guid> StartAsync(WorkKind kind, string input, Guid? fileId, WorkFileRecord? file, CancellationToken cancellation, Guid? id = null)
    {
        if (!Guid.TryParse(user.Id, out var account))
            throw new InvalidOperationException("Nobody is signed in: background work runs as the person who started it.");
        if (kind.Permission is { } permission && !user.Can(permission))
            throw new InvalidOperationException($"{user.Name} does not have the permission {permission}, which {kind.Title} needs. Let the page ask for it.");
        var work = new WorkRecord
        {
            Id = id ?? Guid.CreateVersion7(),
            Module = kind.Module,
            Key = kind.Key,
            Programme = RunningWork.Cut(kind.Programme, 2 * WorkRecord.KeyLength)!,
            Title = RunningWork.Cut(kind.Title, 2 * WorkRecord.KeyLength)!,
            AccountId = account,
            Who = user.Name,
            ClientId = user.ClientId,
            RequestId = user.RequestId,
            Scopes = user.Scopes is { } scopes ? string.Join(' ', scopes) : null,
            Input = input,
            FileId = fileId,
            CreatedAt = clock.GetUtcNow(),
        };
        await ledger.AddAsync(work, file, cancellation);
        await trail.RecordAsync(new AuditEvent("Started", "Work", work.Id) { Module = OfModule(kind.Module), Details = [new("Work", null, $"{work.Programme}: {work.Title}")] }, CancellationToken.None);
        runner.Wake();
        return work.Id;
    }

    /// <summary>False when it has ended already.</summary>
    public async Task<bool> CancelAsync(WorkRecord work, CancellationToken cancellation)
    {
        if (!await ledger.CancelAsync(work.Id, clock.GetUtcNow(), cancellation))
            return false;
        await trail.RecordAsync(new AuditEvent("Cancelled", "Work", work.Id) { Module = OfModule(work.Module), Details = [new("Work", null, $"{work.Programme}: {work.Title}")] }, CancellationToken.None);
        runner.Wake();
        return true;
    }

    public static WorkFileRecord FileOf(WorkFile file, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = RunningWork.Cut(Path.GetFileName(file.Name), WorkFileRecord.NameLength) ?? "file",
        Content = file.Content.ToArray(),
        KeptSince = now,
    };

    private static string? OfModule(string module) => module == Storage.StoreDatabases.HostStore ? null : module;
}
