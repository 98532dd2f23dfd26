using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Modular.Migrations;

/// <summary>
/// Entity Framework's own scaffolder, without the column types that it reads off SQLite: each database then chooses its own
/// when the migration runs. It needs no design-time packages or factories in the module.
/// </summary>
internal static partial class NextMigration
{
    public static int Write(string assemblyPath, string projectFolder, string name)
    {
        var assembly = Load(assemblyPath);
        // One inside another class is somebody's view of a store, and has no tables of its own.
        var contexts = assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(DbContext)) && !type.IsAbstract && !type.IsNested).ToList();
        if (contexts is not [var contextType])
        {
            Console.Error.WriteLine($"{Path.GetFileName(assemblyPath)} has {contexts.Count} stores; a project has exactly one.");
            return 1;
        }

        using var context = Create(contextType);
        var services = new ServiceCollection().AddEntityFrameworkDesignTimeServices().AddDbContextDesignTimeServices(context);
#pragma warning disable EF1001 // The only way to the provider's design-time services without a start-up project.
        new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices().ConfigureDesignTimeServices(services);
#pragma warning restore EF1001
        using var provider = services.BuildServiceProvider();
        var scaffolder = provider.GetRequiredService<IMigrationsScaffolder>();

        var folder = contextType.Namespace!.StartsWith("Modular.Host", StringComparison.Ordinal) ? "Storage/Migrations" : "Data/Migrations";
        var migration = scaffolder.ScaffoldMigration(name, assembly.GetName().Name, folder.Replace('/', '.'), "C#");
        var portable = new ScaffoldedMigration(migration.FileExtension, migration.PreviousMigrationId, Portable(migration.MigrationCode), migration.MigrationId,
            Portable(migration.MetadataCode), migration.MigrationSubNamespace, Portable(migration.SnapshotCode), migration.SnapshotName, migration.SnapshotSubnamespace);
        var files = scaffolder.Save(projectFolder, portable, Path.Combine(projectFolder, folder), dryRun: false);
        foreach (var file in new[] { files.MigrationFile, files.MetadataFile, files.SnapshotFile }.OfType<string>())
            File.WriteAllText(file, File.ReadAllText(file));
        Console.WriteLine($"Wrote {files.MigrationFile}");
        return 0;
    }

    private static Assembly Load(string path)
    {
        var resolver = new AssemblyDependencyResolver(path);
        var beside = Path.GetDirectoryName(path)!;
        AssemblyLoadContext.Default.Resolving += (context, wanted) =>
        {
            var found = resolver.ResolveAssemblyToPath(wanted) ?? Path.Combine(beside, wanted.Name + ".dll");
            return File.Exists(found) ? context.LoadFromAssemblyPath(found) : null;
        };
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
    }

    private static DbContext Create(Type type)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(type))!;
        return (DbContext)Activator.CreateInstance(type, builder.UseSqlite("Data Source=:memory:").Options)!;
    }

    private static string Portable(string code) => ColumnType().Replace(TypeArgument().Replace(SqliteAnnotation().Replace(code, ""), ""), "");

    [GeneratedRegex("""\btype: "[A-Z]+",\s+""")]
    private static partial Regex TypeArgument();

    [GeneratedRegex("""\s*\.HasColumnType\("[A-Z]+"\)""")]
    private static partial Regex ColumnType();

    [GeneratedRegex("""\s*\.Annotation\("Sqlite:Autoincrement", true\)""")]
    private static partial Regex SqliteAnnotation();
}
