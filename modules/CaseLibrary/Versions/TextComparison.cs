using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace CaseLibrary.Versions;

/// <summary>Two texts side by side, line by line.</summary>
internal static class TextComparison
{
    /// <summary>Unchanged lines that are shown around a change; the rest is only counted.</summary>
    private const int Around = 2;

    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        var diff = SideBySideDiffBuilder.Diff(before, after, ignoreWhiteSpace: false);
        var lines = diff.OldText.Lines.Zip(diff.NewText.Lines, (left, right) => new ComparedLine(Runs(left), Runs(right), left.Type != ChangeType.Unchanged, 0)).ToList();
        var changed = lines.Index().Where(pair => pair.Item.Changed).Select(pair => pair.Index).ToList();
        var compared = new List<ComparedLine>();
        foreach (var (index, line) in lines.Index())
        {
            if (changed.Exists(other => Math.Abs(other - index) <= Around))
                compared.Add(line);
            else if (compared is [.., { Skipped: > 0 } gap])
                compared[^1] = gap with { Skipped = gap.Skipped + 1 };
            else
                compared.Add(new ComparedLine([], [], false, 1));
        }
        return compared;
    }

    private static List<ComparedRun> Runs(DiffPiece line)
    {
        if (line.Type is not ChangeType.Modified)
            return line.Text is { Length: > 0 } text ? [new ComparedRun(text, line.Type is not ChangeType.Unchanged)] : [];
        var runs = new List<ComparedRun>();
        foreach (var piece in line.SubPieces.Where(piece => piece.Text is { Length: > 0 }))
        {
            var marked = piece.Type is not ChangeType.Unchanged;
            if (runs is [.., var last] && last.Marked == marked)
                runs[^1] = last with { Text = last.Text + piece.Text };
            else
                runs.Add(new ComparedRun(piece.Text, marked));
        }
        return runs;
    }
}

/// <summary>One line on both sides, or a number of unchanged lines that are left out.</summary>
internal sealed record ComparedLine(IReadOnlyList<ComparedRun> Before, IReadOnlyList<ComparedRun> After, bool Changed, int Skipped);

/// <summary>Words that stand together; marked when the other side does not have them.</summary>
internal sealed record ComparedRun(string Text, bool Marked);
