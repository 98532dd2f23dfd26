using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Modular.Host.Documents;

/// <summary>The numbering of a document: one definition for bullets and one for numbers, and an instance for each list so that each begins at its own first number.</summary>
internal sealed class WordLists
{
    private const int Bullets = 1;
    private const int Numbers = 2;
    private const int Levels = 6;
    private const int Indent = 567;
    private readonly Numbering numbering;
    private int last;

    public WordLists(MainDocumentPart main)
    {
        numbering = new Numbering(
            Definition(Bullets, NumberFormatValues.Bullet, _ => "•"),
            Definition(Numbers, NumberFormatValues.Decimal, level => $"%{level + 1}."));
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = numbering;
    }

    /// <summary>What a paragraph of a new list points at.</summary>
    public int Begin(bool ordered, int first)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = ordered ? Numbers : Bullets }) { NumberID = ++last };
        if (ordered)
        {
            for (var level = 0; level < Levels; level++)
                instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = level == 0 ? first : 1 }) { LevelIndex = level });
        }
        numbering.Append(instance);
        return last;
    }

    public static NumberingProperties In(int list, int level) =>
        new(new NumberingLevelReference { Val = Math.Min(level, Levels - 1) }, new NumberingId { Val = list });

    private static AbstractNum Definition(int id, NumberFormatValues format, Func<int, string> text)
    {
        var definition = new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            definition.Append(new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new LevelText { Val = text(level) },
                new PreviousParagraphProperties(new Indentation { Left = $"{Indent * (level + 1)}", Hanging = "283" }))
            {
                LevelIndex = level,
            });
        }
        return definition;
    }
}
