using Modular.Host.Composition;
using Modular.Host.Modules;
using Modular.Host.Modules.Loading;

namespace Modular.Host.Tests.Modules;

/// <summary>Slugs, areas, views and stores have one owner each.</summary>
public sealed class ModuleRulesTests : IDisposable
{
    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [Fact]
    public void Modules_WithNamesOfTheirOwn_AreAllowed() => ModuleRules.CheckTogether([planted.Load("Planted"), planted.Load("Neighbour")]);

    [Fact]
    public void Slug_OfAnother_NamesBoth() => Assert.Equal("the slug “planted” of Neighbour is taken by Planted: two modules cannot have the same.",
        Together(planted.Load("Planted"), planted.Load("Neighbour", body: "public override string Slug => \"planted\";")));

    [Fact]
    public void Name_OfAnotherInCapitals_NamesBoth() => Assert.Contains("of PLANTED is taken by Planted",
        Together(planted.Load("Planted"), planted.Load("PLANTED", body: "public override string Slug => \"other\";")));

    [Fact]
    public void Store_OfAnother_NamesBoth() => Assert.Equal("the store “land-review.db” of Land_review is taken by LandReview: two modules cannot have the same.",
        Together(planted.Load("LandReview"), planted.Load("Land_review", body: "public override string Slug => \"other\";")));

    [Theory]
    [InlineData("Councils", "Councils is refused: its slug “councils” belongs to the shell.")]
    [InlineData("Host", "Host is refused: its store would be the host's own: give the module another name.")]
    [InlineData("Growing_2", "Growing_2 is refused: its name ends like the copies that are made of other modules' stores: give it one without a number after “-” or “_”.")]
    public void Module_InTheShellsPlace_IsNamed(string name, string refusal) => Assert.Equal(refusal, Refusal(() => planted.Load(name)));

    [Theory]
    [InlineData("/Areas/Neighbour/Pages/Index.cshtml", "would replace the view of Neighbour, whose area that is.")]
    [InlineData("/Pages/Shared/_Layout.cshtml", "would replace the shell's view.")]
    [InlineData("/Pages/Elsewhere.cshtml", "would replace any view that the shell puts there.")]
    public void View_OfAnother_NamesBoth(string view, string refusal) => Assert.Equal(
        $"Planted is refused: the view {view} lies outside /Areas/Planted/ and {refusal}", Refusal(() => planted.Load("Planted", $$"""
            [assembly: Microsoft.AspNetCore.Razor.Hosting.RazorCompiledItem(typeof(View), "mvc.1.0.view", "{{view}}")] public class View;
            """)));

    [Fact]
    public void Stores_MoreThanOne_AreNamed()
    {
        const string Stores = """
            public class One(Microsoft.EntityFrameworkCore.DbContextOptions<One> options) : StoreContext(options);
            public class Two(Microsoft.EntityFrameworkCore.DbContextOptions<Two> options) : StoreContext(options);
            """;
        Assert.Contains("Planted has 2 stores (One, Two)", Assert.Throws<InvalidOperationException>(() => planted.Load("Planted", Stores)).Message);
    }

    private static string Together(params LoadedModule[] modules) => Refusal(() => ModuleRules.CheckTogether(modules));

    private static string Refusal(Action check) => Assert.Throws<CompositionFault>(check).Reason;
}
