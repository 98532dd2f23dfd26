using Modular.Testing;

namespace Modular.Host.Tests.Trouble;

/// <summary>One line of the table.</summary>
/// <param name="Kind">What the module does wrong.</param>
/// <param name="Outcome">What the host does about it.</param>
/// <param name="Seen">What people are told.</param>
/// <param name="Meanwhile">What others noticed.</param>
internal sealed record TroubleRow(string Kind, string Outcome, string Seen, string Meanwhile);

/// <summary>
/// The table in <c>host/docs/trouble.md</c>. With <c>MODULAR_TABLES=1</c> a test run writes it; without, each run checks that it tells the same kinds and outcomes.
/// </summary>
internal static class TroubleTable
{
    private const string Columns = "| a module that … | the host … | people are told | meanwhile |";
    private static readonly string File = Path.Combine(ModularSite.RepoRoot, "host", "docs", "trouble.md");

    public static void Check(string section, IReadOnlyList<TroubleRow> rows)
    {
        var heading = $"## {section}";
        var lines = System.IO.File.ReadAllLines(File).ToList();
        var start = lines.IndexOf(heading) + 1;
        Assert.True(start > 0, $"{File} lacks the line “{heading}”.");
        var end = lines.FindIndex(start, line => line.StartsWith("## ", StringComparison.Ordinal)) is var next && next < 0 ? lines.Count : next;
        if (Environment.GetEnvironmentVariable("MODULAR_TABLES") == "1")
        {
            string[] table = [Columns, "|---|---|---|---|", .. rows.Select(row => $"| {row.Kind} | {row.Outcome} | {row.Seen.Replace("|", "\\|")} | {row.Meanwhile} |")];
            System.IO.File.WriteAllLines(File, [.. lines[..start], .. table, .. end < lines.Count ? [""] : Array.Empty<string>(), .. lines[end..]]);
            return;
        }
        var told = lines[start..end].Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line != Columns).Select(line => line.Split('|')).Select(cells => (cells[1].Trim(), cells[2].Trim()));
        Assert.Equal(told, rows.Select(row => (row.Kind, row.Outcome)));
    }
}
