using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Modular.Testing;

namespace Modular.Host.Tests.Audit;

/// <summary>The command beside a running host and without one.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task AuditVerify_BesideAHostAndWithoutOne_FindsWhatWasDone()
    {
        var storage = Directory.CreateTempSubdirectory("modular-audit-").FullName;
        var modules = ModuleFolders.CopyOfAll();
        string[] settings = ["--Storage:Path", storage];
        Assert.Equal(2, (await HostProcess.RunAsync(["audit", "verify", .. settings])).Code);
        Assert.Equal(2, (await HostProcess.RunAsync("audit")).Code);
        using (var host = await HostProcess.StartAsync([.. settings, "--Modules:Path", modules, "--Sample:Load=false"]))
        {
            using var client = host.Client();
            for (var number = 0; number < 5; number++)
                (await client.PostAsJsonAsync("/api/test-module/notes", new { title = $"Note {number}" })).EnsureSuccessStatusCode();
            var (code, said) = await HostProcess.RunAsync(["audit", "verify", .. settings]);
            Assert.True(code == 0, said);
            Assert.Contains("TestModule: 5 entries checked, all as they were written.", said);
            Assert.Contains("Nothing was altered or removed.", said);
            await host.KillAsync();
        }
        File.Delete(Path.Combine(storage, "audit-heads", "TestModule.head"));
        Assert.Equal(1, (await HostProcess.RunAsync(["audit", "verify", .. settings])).Code);
        Assert.Equal(2, (await HostProcess.RunAsync(["audit", "accept", "test-module", .. settings])).Code);
        Assert.Equal(0, (await HostProcess.RunAsync(["audit", "accept", "TestModule", .. settings])).Code);
        Assert.Equal(0, (await HostProcess.RunAsync(["audit", "verify", .. settings])).Code);
        Execute(storage, """UPDATE "History" SET "ChangesJson" = replace("ChangesJson", 'Note 2', 'Note 7') WHERE "Sequence" = 3""");
        Execute(storage, """DELETE FROM "History" WHERE "Sequence" = 6""");

        var (tampered, found) = await HostProcess.RunAsync(["audit", "verify", .. settings]);
        Assert.Equal(1, tampered);
        Assert.Contains("Entry 3 was altered", found);
        Assert.Contains("The newest entry, 6, was removed.", found);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(storage, "keys", "audit.key")));

        File.Delete(Path.Combine(storage, "keys", "audit.key"));
        Assert.Equal(2, (await HostProcess.RunAsync(["audit", "verify", .. settings])).Code);
        Assert.False(File.Exists(Path.Combine(storage, "keys", "audit.key")));
        SqliteConnection.ClearAllPools();
        Directory.Delete(storage, recursive: true);
        Directory.Delete(modules, recursive: true);
    }

    private static void Execute(string storage, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(storage, "stores", "test-module.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
