using Modular.Host.Composition;
using Modular.Host.Exports;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Loading;
using Modular.Sdk;

namespace Modular.Host.Tests.Modules;

/// <summary>Names that modules contribute are their own.</summary>
public sealed class ContributionRulesTests : IDisposable
{
    private readonly PlantedModules planted = new();

    public void Dispose() => planted.Dispose();

    [Fact]
    public void Permissions_OfTheirOwn_AreAllowed() =>
        Assert.Equal(["neighbour.edit", "planted.edit", "planted.read"], Declare(Permissions("planted.edit", "planted.read"), Permissions("neighbour.edit")).Order());

    [Theory]
    [InlineData("neighbour.read", "Planted declares the permission neighbour.read, whose name belongs to Neighbour. It must begin with “planted.”.")]
    [InlineData("host.workspace", "Planted declares the permission host.workspace, whose name belongs to the host. It must begin with “planted.”.")]
    [InlineData("edit", "Planted declares the permission edit, whose name belongs to nobody. It must begin with “planted.”.")]
    public void Permission_OutsideItsSlug_NamesBoth(string permission, string refusal)
    {
        var fault = Assert.Throws<CompositionFault>(() => Declare(Permissions(permission), Permissions()));
        Assert.Equal(("Planted", refusal), (fault.Module, fault.Reason));
    }

    [Fact]
    public void Permission_DeclaredTwice_NamesBoth()
    {
        var fault = Assert.Throws<CompositionFault>(() => Declare(Permissions("planted.edit"), Permissions("planted.edit")));
        Assert.Equal(("Neighbour", "the permission planted.edit is declared by Planted and by Neighbour. Give it a name of its own."), (fault.Module, fault.Reason));
    }

    [Fact]
    public void Permission_OfTheHost_NamesBoth()
    {
        var module = planted.Load("Planted", Permissions("host.workspace"));
        var fault = Assert.Throws<CompositionFault>(() => Check([typeof(Host.Accounts.HostPermissions), One<IPermissions>(module)], [module]));
        Assert.Equal(("Planted", "the permission host.workspace is declared by the host and by Planted. Give it a name of its own."), (fault.Module, fault.Reason));
    }

    [Fact]
    public void Permissions_ThatThrow_NameTheModule()
    {
        var module = planted.Load("Planted", "public class P : IPermissions { public IEnumerable<Permission> All => throw new InvalidOperationException(\"no\"); }");
        Assert.Equal("Planted", Assert.Throws<CompositionFault>(() => Check([One<IPermissions>(module)], [module])).Module);
    }

    [Fact]
    public void Exports_AtOneAddress_AreBothNamed()
    {
        var module = planted.Load("Planted", Export("One", "/planted/table") + Export("Two", "/planted/Table"));
        var exports = module.Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IExport))).Select(type => (IExport)Activator.CreateInstance(type)!).ToList();
        var tables = new OpenTables();
        tables.Add(exports[0], module);
        var fault = Assert.Throws<CompositionFault>(() => tables.Add(exports[1], module));
        Assert.Equal(("Planted", "/planted/table is exported by Planted (One) and by Planted (Two). Give each table an address of its own."), (fault.Module, fault.Reason));
    }

    private IReadOnlySet<string> Declare(string one, string other)
    {
        var modules = new[] { planted.Load("Planted", one), planted.Load("Neighbour", other) };
        return Check(modules.Select(One<IPermissions>), modules);
    }

    private static IReadOnlySet<string> Check(IEnumerable<Type> types, IReadOnlyList<LoadedModule> modules) =>
        ContributionRules.Permissions(types, type => (IPermissions)Activator.CreateInstance(type)!, modules);

    private static Type One<T>(LoadedModule module) => module.Assembly.GetTypes().Single(type => type.IsAssignableTo(typeof(T)));

    private static string Permissions(params string[] names) =>
        $"public class P : IPermissions {{ public IEnumerable<Permission> All => [{string.Join(", ", names.Select(name => $"new(\"{name}\", \"\")"))}]; }}";

    private static string Export(string name, string path) => $$"""
        public class {{name}} : IExport
        {
            public string Path => "{{path}}"; public string Title => ""; public string Permission => null; public IReadOnlyList<string> Columns => [];
            public IAsyncEnumerable<IReadOnlyList<object>> RowsAsync(CancellationToken cancellation) => throw new NotSupportedException();
        }
        """;
}
