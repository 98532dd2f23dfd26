using Modular.Host.Search;
using Modular.Host.Search.Words;
using Modular.Sdk;

namespace Modular.Host.Tests.Search;

public sealed class ModuleIndexTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modular-index-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Put_SameAgain_ChangesNothing()
    {
        using var index = new ModuleIndex(folder);
        Assert.True(index.Put("source", Document("1", "Solar farm")));
        Assert.False(index.Put("source", Document("1", "Solar farm")));
        Assert.True(index.Put("source", Document("1", "Wind farm")));
        index.Show();
        Assert.Equal((0, 1), (Count(index, "solar"), Count(index, "wind")));
    }

    [Fact]
    public void Open_AfterKeeping_HasAllAndSaysHowFar()
    {
        var record = Guid.NewGuid();
        using (var index = new ModuleIndex(folder))
        {
            index.Put("source", Document("1", "Solar farm") with { Record = record, Money = [new Money(5, MoneyKind.Net, MoneyPeriod.AYear, MoneyStatus.Delivered)] });
            index.Put("source", Document("2", "Wind farm"));
            index.Keep(new IndexPosition("build", 7, "hash"));
        }
        using var again = new ModuleIndex(folder);
        Assert.Equal(new IndexPosition("build", 7, "hash"), again.Position);
        Assert.Equal((2, 1), (again.Facts.Count, Count(again, "solar")));
        Assert.Single(again.Facts.SlotsOf(record));
        Assert.False(again.Put("source", Document("2", "Wind farm")));
    }

    [Fact]
    public void Open_AfterAnEndInTheMiddle_HasWhatWasKeptTogetherWithItsPosition()
    {
        using (var index = new ModuleIndex(folder))
        {
            index.Put("source", Document("1", "Solar farm"));
            index.Keep(new IndexPosition("build", 1, "one"));
            index.Put("source", Document("2", "Wind farm"));
            index.Remove(index.Facts.SlotOf("1")!.Value);
            index.Show();
            Assert.Equal((0, 1), (Count(index, "solar"), Count(index, "wind")));
        }
        using var again = new ModuleIndex(folder);
        Assert.Equal(1, again.Position!.Sequence);
        Assert.Equal((1, 0), (Count(again, "solar"), Count(again, "wind")));
    }

    [Fact]
    public void Remove_AndAddOthers_NeverMixesThemUp()
    {
        using var index = new ModuleIndex(folder);
        for (var number = 0; number < 50; number++)
            index.Put("source", Document($"{number}", number % 2 == 0 ? "Solar farm" : "Wind farm"));
        index.Show();
        for (var number = 0; number < 50; number += 2)
            index.Remove(index.Facts.SlotOf($"{number}")!.Value);
        for (var number = 100; number < 120; number++)
            index.Put("source", Document($"{number}", "Tidal farm"));
        index.Show();
        Assert.Equal((0, 25, 20, 45), (Count(index, "solar"), Count(index, "wind"), Count(index, "tidal"), Count(index, "farm")));
        Assert.Equal(45, index.Facts.Count);
    }

    [Fact]
    public void Find_HiddenDocuments_AreNotCounted()
    {
        using var index = new ModuleIndex(folder);
        index.Put("source", Document("1", "Solar farm"));
        index.Put("source", new SearchDocument("2", "Draft", "Solar secret", "", "", "/2", Audience.Staff, "x.edit"));
        index.Show();
        using var search = new WordSearch([index], Synonyms.None, group => group.Audience is Audience.Public);
        search.Find("solar");
        Assert.Equal(1, search.Parts[0].Matches.Length);
        Assert.Equal(SearchMatch.Nothing, search.Find("secret")!.Value.Wording.Match);
    }

    [Theory]
    [InlineData("solar farm", SearchMatch.AllWords, 1)]
    [InlineData("soler farm", SearchMatch.Corrected, 1)]
    [InlineData("sola", SearchMatch.AllWords, 1)]
    [InlineData("jail", SearchMatch.AllWords, 1)]
    [InlineData("solar prisons", SearchMatch.AnyWord, 2)]
    [InlineData("qqqqq", SearchMatch.Nothing, 0)]
    [InlineData("\"farm solar\"", SearchMatch.Nothing, 0)]
    [InlineData("how do we sell a prison?", SearchMatch.AnyWord, 1)]
    public void Find_Words_SaysHowTheyWereUnderstood(string words, SearchMatch match, int count)
    {
        using var index = new ModuleIndex(folder);
        index.Put("source", Document("1", "Solar farm"));
        index.Put("source", Document("2", "A closed prison"));
        index.Put("source", Document("3", "Trade waste"));
        index.Show();
        using var search = new WordSearch([index], new Synonyms([["jail", "closed prison"]]), _ => true);
        var found = search.Find(words)!.Value;
        Assert.Equal((match, count), (found.Wording.Match, search.Parts[0].Matches.Length));
    }

    private static int Count(ModuleIndex index, string words)
    {
        using var search = new WordSearch([index], Synonyms.None, _ => true);
        return search.Find($"\"{words}\"")!.Value.Wording.Match is SearchMatch.AllWords ? search.Parts[0].Matches.Length : 0;
    }

    private static SearchDocument Document(string key, string title) => new(key, "Case", title, "", "", $"/{key}");
}
