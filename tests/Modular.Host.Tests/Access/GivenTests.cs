using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Sdk;

namespace Modular.Host.Tests.Access;

/// <summary>What roles hold, and how far a role that was given reaches.</summary>
public sealed class GivenTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly DeclaredPermissions Declared = new(
        [new("Trees", "trees", "Trees"), new("TreesToo", "trees-too", "More trees"), new("Papers", "board", "Papers")],
        () =>
        [
            new("trees.read", "", PermissionLevel.Read), new("trees.edit", ""), new("trees.close", "", PermissionLevel.Lead),
            new("trees-too.read", "", PermissionLevel.Read), new("trees-too.edit", ""),
            new("board.read", "", PermissionLevel.Read), new("board.sign", "", PermissionLevel.Lead),
            new("host.other", "", PermissionLevel.Read), .. new HostPermissions().All,
        ]);

    private static readonly string[] Everything = [.. Declared.All.Select(permission => permission.Name)];

    [Fact]
    public void Permission_WithoutALevel_IsEveryday() => Assert.Equal(PermissionLevel.Edit, new Permission("trees.edit", "").Level);

    [Theory]
    [InlineData("reader", "host.workspace trees.read trees-too.read board.read")]
    [InlineData("contributor", "host.workspace trees.read trees.edit trees-too.read trees-too.edit board.read")]
    [InlineData("programme-lead", "host.workspace trees.read trees.edit trees.close trees-too.read trees-too.edit board.read board.sign")]
    [InlineData("board-secretary", "host.workspace trees.read trees-too.read board.read board.sign")]
    public void Role_ForAllProgrammes_HoldsItsLevels(string role, string expected) => Holds(expected, Role(role));

    [Theory]
    [InlineData("reader", "host.workspace trees.read")]
    [InlineData("contributor", "host.workspace trees.read trees.edit")]
    [InlineData("programme-lead", "host.workspace trees.read trees.edit trees.close")]
    [InlineData("board-secretary", "host.workspace trees.read")]
    public void Role_ForOneProgramme_StaysThere(string role, string expected) => Holds(expected, Role(role, "Trees"));

    [Fact]
    public void Role_ForAProgrammeThatIsOff_OpensTheWorkspaceOnly() => Holds("host.workspace", Role("programme-lead", "Woods"));

    [Fact]
    public void Role_HoldsToTheEndOfItsLastDay()
    {
        Holds("host.workspace trees.read", Role("reader", "Trees", Today));
        Holds("", Role("reader", "Trees", Today.AddDays(-1)));
    }

    [Fact]
    public void Administrator_MayDoEverything() => Assert.Equal(Everything, Names(new Given(true, [], new HashSet<string>())));

    [Fact]
    public void Nobody_MayDoNothing() => Assert.Empty(Names(new Given(false, [], new HashSet<string>())));

    [Fact]
    public void Role_ThatWasMade_HoldsWhatIsTickedWithinItsProgramme()
    {
        var made = new Role { Name = "Planter", Description = "" };
        made.Tick(["trees.edit", "board.sign", "host.administration"]);
        Holds("host.workspace host.administration trees.edit board.sign", new GivenRole(Guid.Empty, made.AsSet(), null, null));
        Holds("host.workspace trees.edit", new GivenRole(Guid.Empty, made.AsSet(), "Trees", null));
    }

    [Fact]
    public void Roles_AddUpAndEachIsNamed()
    {
        var given = new Given(false, [Role("reader"), Role("contributor", "Trees")], new HashSet<string> { "trees.read", "gone.read" });
        Assert.Equal([SourceKind.Role, SourceKind.Role, SourceKind.Direct], Sources(given, "trees.read").Select(source => source.Kind));
        Assert.Equal("Contributor", Assert.Single(Sources(given, "trees.edit")).Role!.Role.Name);
        Assert.Equal(SourceKind.Direct, Assert.Single(Sources(given, "gone.read")).Kind);
        Assert.Empty(Sources(given, "trees-too.edit"));
        Assert.Empty(Sources(given, "unheard.of"));
    }

    [Fact]
    public void Permissions_BelongToTheProgrammeOfTheirSlug()
    {
        Assert.Equal("Trees", Declared.Find("trees.read")!.Programme!.Name);
        Assert.Equal("TreesToo", Declared.Find("trees-too.read")!.Programme!.Name);
        Assert.Null(Declared.Find("host.other")!.Programme);
    }

    private static GivenRole Role(string key, string? programme = null, DateOnly? until = null) =>
        new(Guid.Empty, RoleSet.BuiltIn.Single(role => role.Key == key), programme, until);

    private static void Holds(string expected, GivenRole role) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), Names(new Given(false, [role], new HashSet<string>())).Order());

    private static IEnumerable<string> Names(Given given) => Everything.Where(name => Sources(given, name).Any());

    private static IEnumerable<Source> Sources(Given given, string permission) => given.SourcesOf(permission, Declared.Find(permission), Today);
}
