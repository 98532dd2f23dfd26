using System.Reflection;
using Modular.Host.Modules.Loading.References;

namespace Modular.Host.Tests.Modules;

/// <summary>A module that was built against an SDK with something this host's SDK does not have is told what it is.</summary>
public sealed class NewerSdkTests : IDisposable
{
    private static readonly string Release = typeof(Modular.Sdk.Module).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private readonly PlantedModules planted = new();
    private readonly ModuleReferences references = new();

    public void Dispose() => planted.Dispose();

    [Theory]
    [InlineData("public class Report { }", "public Report Report;", "Modular.Sdk.Report")]
    [InlineData("public class Outer { public class Inner { } }", "public Outer.Inner Inner;", "Modular.Sdk.Outer")]
    [InlineData("public interface ICouncilRegister { int Nearest(string place); }", "public int Near(ICouncilRegister register) => register.Nearest(\"\");", "ICouncilRegister.Nearest")]
    [InlineData("public interface ICurrentUser { string Telephone { get; } }", "public string Call(ICurrentUser user) => user.Telephone;", "ICurrentUser.Telephone")]
    [InlineData("public class Permission { public Permission(string name) { } }", "public object Make() => new Permission(\"x\");", "a constructor of Permission")]
    [InlineData("public enum Audience { Public }  public static class Audiences { public static Audience Of(Module module) => 0; }", "public object Who() => Audiences.Of(this);", "Modular.Sdk.Audiences")]
    [InlineData("public abstract class StoreContext { public void SaveTwice() { } }", "public void Save(StoreContext store) => store.SaveTwice();", "StoreContext.SaveTwice")]
    public void Use_OfWhatTheHostLacks_IsNamed(string addition, string use, string missing)
    {
        var folder = planted.Module("Planted", body: use, references: Newer(addition));
        Assert.Equal($"Planted was built against a newer Modular.Sdk: it uses {missing}, which the SDK of this host (version {Release}) does not have. "
            + $"Upgrade the host, or build the module against version {Release}.", references.ProblemOf(folder));
    }

    [Fact]
    public void Use_ByADependency_IsNamed()
    {
        var newer = Newer("public class Report { }");
        var library = planted.Library("Reporting", "public class Yearly { public Report Report; }", newer);
        var folder = planted.Module("Planted", body: "public Yearly Yearly;", references: [library, newer]);
        File.Copy(library, Path.Combine(folder.Path, "Reporting.dll"));
        Assert.StartsWith("Reporting in the folder of Planted was built against a newer Modular.Sdk: it uses Modular.Sdk.Report", references.ProblemOf(folder));
    }

    [Fact]
    public void AnotherMajorVersion_IsNamedWithBoth()
    {
        var folder = planted.Module("Planted", references: Newer("", version: "2.0.0.0"));
        Assert.StartsWith("Planted needs Modular.Sdk 2.0.0.0, but this host gives Modular.Sdk 1.0.0.0.", references.ProblemOf(folder));
    }

    /// <summary>Fields, generic types, inherited members and members of the frameworks above the SDK's own types.</summary>
    [Fact]
    public void Use_OfWhatTheHostHas_IsNoProblem() => Assert.Null(references.ProblemOf(planted.Module("Planted", body: """
        public override string Slug => "planted";
        public async Task<object> Use(StoreContext store, ICouncilRegister register, Permission permission)
        {
            await store.SaveChangesAsync();
            store.ChangeTracker.Clear();
            return (register.All.Count, permission.ToString(), permission with { Name = "x" }, permission.GetHashCode(), Info.Version, CouncilCode.Parse("POL", null));
        }
        """)));

    private string Newer(string addition, string version = "1.0.0.0") => planted.Library("Modular.Sdk", $$"""
        [assembly: System.Reflection.AssemblyVersion("{{version}}")]
        namespace Modular.Sdk { public abstract class Module { public virtual string Slug => ""; } {{addition}} }
        """);
}
