using Modular.Migrations;

if (args is not [var assembly, var project, var name])
{
    Console.Error.WriteLine("Usage: modular-migrations <built assembly> <project folder> <name of the migration>");
    Console.Error.WriteLine("Example: modular-migrations artifacts/modules/Debug/Name/Name.dll modules/Name AddNotes");
    return 2;
}
return NextMigration.Write(Path.GetFullPath(assembly), Path.GetFullPath(project), name);
