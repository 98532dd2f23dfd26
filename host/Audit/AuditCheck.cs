using Modular.Sdk;

namespace Modular.Host.Audit;

/// <summary>Every night: what need not be kept is cleared, and the rest is proved. A trail that was tampered with fails the job.</summary>
internal sealed class AuditCheck(AuditProof proof, Retention retention) : IJob
{
    public string Key => "audit";

    public string Title => "Audit trail";

    public string Description => "Removes what need not be kept any longer, and proves that nothing else was altered or removed.";

    public string Schedule => "30 3 * * *";

    public TimeSpan TimeLimit => TimeSpan.FromHours(1);

    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var removed = await retention.ClearAsync(cancellation);
        var reports = await proof.VerifyAsync(cancellation);
        if (reports.FirstOrDefault(report => report.Findings.Count > 0) is { } bad)
            throw new InvalidOperationException($"{bad.Store}: {bad.Findings[0]} Run “audit verify” for all that was found.");
        var cleared = removed == 0 ? "" : $"; {removed} were removed because they need not be kept";
        return $"{reports.Sum(report => report.Checked)} entries of {reports.Count} trails are as they were written{cleared}";
    }
}
