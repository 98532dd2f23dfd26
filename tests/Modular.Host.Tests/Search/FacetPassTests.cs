using Modular.Host.Search.Facts;
using Modular.Sdk;

namespace Modular.Host.Tests.Search;

public sealed class FacetPassTests
{
    private static readonly string[] Colours = ["red", "green", "blue"];
    private static readonly string[] Sizes = ["small", "large"];

    [Fact]
    public void Over_ManyChoices_CountsAsCountingOneByOneDoes()
    {
        var (random, table, all) = (new Random(1), new FactTable(), new List<DocumentFacts>());
        for (var slot = 0; slot < 500; slot++)
        {
            var facts = Document(random, slot);
            table.Put(slot, facts);
            // Every other one is saved again with other values.
            if (slot % 2 == 0)
                table.Put(slot, facts = Document(random, slot));
            all.Add(facts);
        }
        for (var round = 0; round < 50; round++)
        {
            var chosen = new Dictionary<string, IReadOnlyList<string>>();
            if (random.Next(3) > 0)
                chosen["colour"] = [.. Colours.Where(_ => random.Next(2) == 0).Append("red").Distinct()];
            if (random.Next(3) > 0)
                chosen["size"] = [Sizes[random.Next(2)], "not there"];
            var pass = new FacetPass(table, new FacetedQuery { Module = "m", Chosen = chosen, Count = ["colour", "size", "unknown"], WithSums = true });
            pass.Over(Enumerable.Range(0, all.Count).Select(slot => new Match(slot, 0)).ToArray());

            bool Lets(DocumentFacts facts, string? except) => chosen.All(choice => choice.Key == except || facts.Facets.Any(value => value.Facet == choice.Key && choice.Value.Contains(value.Value)));
            Assert.Equal(all.Count(facts => Lets(facts, null)), pass.Total);
            foreach (var (facet, values) in new[] { ("colour", Colours), ("size", Sizes) })
            {
                foreach (var value in values)
                    Assert.Equal(all.Count(facts => Lets(facts, facet) && facts.Facets.Contains(new FacetValue(facet, value))), pass.Counts[facet].GetValueOrDefault(value));
                if (chosen.ContainsKey(facet))
                    Assert.Equal(all.Count(facts => Lets(facts, facet)) - pass.Total, pass.HiddenBy[facet]);
            }
            Assert.Equal(Money.SumByLabel(all.Where(facts => Lets(facts, null)).SelectMany(facts => facts.Money)).OrderBy(sum => sum.Label), pass.Sums.OrderBy(sum => sum.Label));
        }
    }

    [Fact]
    public void Top_OfMany_IsThePageOfAllInOrder()
    {
        var numbers = Enumerable.Range(0, 1_000).Select(number => number * 7_919 % 1_009).ToArray();
        Assert.Equal(numbers.Order().Skip(40).Take(20), Top.Of<int>(numbers, 40, 20, (one, other) => one.CompareTo(other)));
        Assert.Equal(numbers.Order(), Top.Of<int>(numbers, 0, int.MaxValue, (one, other) => one.CompareTo(other)));
        Assert.Empty(Top.Of<int>(numbers, 5_000, 20, (one, other) => one.CompareTo(other)));
    }

    [Fact]
    public void Facts_AsBytesAndBack_AreTheSame()
    {
        var facts = Document(new Random(3), 1) with { Permission = "x.edit", Audience = Audience.Staff, Record = Guid.NewGuid(), Hash = -5 };
        var back = DocumentFacts.From(facts.ToBytes());
        Assert.Equal(facts with { Facets = [], Numbers = back.Numbers, Money = [] }, back with { Facets = [], Money = [] });
        Assert.Equal(facts.Facets, back.Facets);
        Assert.Equal(facts.Numbers, back.Numbers);
        Assert.Equal(facts.Money, back.Money);
    }

    private static DocumentFacts Document(Random random, int slot) => new("source", $"{slot}", "Case", $"Title {slot}", Audience.Public, null, null, 0,
        [.. Colours.Where(_ => random.Next(2) == 0).Select(colour => new FacetValue("colour", colour)), new FacetValue("size", Sizes[random.Next(2)])],
        new Dictionary<string, double> { ["weight"] = random.Next(100) },
        random.Next(2) == 0 ? [] : [new Money(random.Next(100), MoneyKind.Gross, MoneyPeriod.AYear, MoneyStatus.Delivered, random.Next(2) == 0 ? null : "2012/13")], random.Next(2) == 0 ? null : "{}");
}
