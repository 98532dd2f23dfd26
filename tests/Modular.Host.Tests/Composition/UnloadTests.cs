using System.Net;
using System.Net.Http.Json;
using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Composition;

/// <summary>A module that is replaced again and again leaves memory each time. Looked at from outside, with the command that operators have.</summary>
[Collection(nameof(Alone))]
public sealed class UnloadTests(ITestOutputHelper output) : IDisposable
{
    private const string Module = ModuleFolders.TestModule;
    private const int PagesToRead = 80;
    private const string Notes = "/test-module/notes";
    private string modules = "";
    private readonly string storage = Directory.CreateTempSubdirectory("modular-unload-").FullName;

    /// <summary>More of them with <c>MODULAR_REPLACEMENTS=200</c>.</summary>
    private static readonly int Replacements = int.Parse(Environment.GetEnvironmentVariable("MODULAR_REPLACEMENTS") ?? "20");

    [Fact]
    public async Task Replace_ManyTimes_LeavesOneContext()
    {
        using var host = await StartAsync(ModuleFolders.CopyOf(Module));
        using var administrator = await host.SignedInAsync();
        var first = host.WorkingSet;
        for (var number = 0; number < Replacements; number++)
        {
            await UseAsync(administrator);
            await ReplaceAsync(Module, administrator);
        }
        await UseAsync(administrator);

        var (code, said) = await LookAsync(look => InMemory(look.Said) == 1);
        output.WriteLine($"{Replacements} replacements; working set {first / 1_048_576} MB at first, {host.WorkingSet / 1_048_576} MB at the end. {said}");
        Assert.True(code == 0 && InMemory(said) == 1, said);
    }

    [Fact]
    public async Task Replace_EveryModule_LeavesOneContextOfEach()
    {
        List<string> names = [.. ModuleFolders.OfRepository, Module];
        using var host = await StartAsync(ModuleFolders.CopyOf(names));
        using var administrator = await host.SignedInAsync();
        foreach (var module in names)
        {
            await ReadAsync(administrator);
            await ReplaceAsync(module, administrator);
        }
        await ReadAsync(administrator);

        var (code, said) = await LookAsync(look => names.TrueForAll(module => InMemory(look.Said, module) == 1));
        Assert.True(code == 0 && names.TrueForAll(module => InMemory(said, module) == 1), said);
    }

    [Theory]
    [InlineData("event", "field ProcessExit", "TestModule.Leak.OnProcessExit")]
    [InlineData("timer", "TimerQueueTimer", "TestModule.Leak.OnTick")]
    [InlineData("thread", "Thread ", "runs TestModule.Leak")]
    public async Task Replace_ModuleThatLeavesSomethingBehind_IsFoundAndItsHolderNamed(string leak, string holder, string code)
    {
        using var host = await StartAsync(ModuleFolders.CopyOf(Module), "--Modules:TestModule:Leak", leak);
        using var administrator = await host.SignedInAsync();
        await UseAsync(administrator);
        await ReplaceAsync(Module, administrator);

        var (exit, said) = await LookAsync(look => look.Code == 1);
        output.WriteLine(said);
        Assert.Equal(1, exit);
        Assert.Equal(2, InMemory(said));
        Assert.Contains(holder, said);
        Assert.Contains(code, said);
    }

    [Fact]
    public async Task Replace_ModuleThatHoldsUpItsUnloading_HoldsNobodyUp()
    {
        using var host = await StartAsync(ModuleFolders.CopyOf(Module), "--Modules:TestModule:Leak", "unloading");
        using var administrator = await host.SignedInAsync();
        for (var time = 0; time < 2; time++)
        {
            await UseAsync(administrator);
            await ReplaceAsync(Module, administrator).WaitAsync(TimeSpan.FromSeconds(20));
        }
        await UseAsync(administrator);
    }

    [Fact]
    public async Task Look_WithoutAHost_SaysWhatToDo()
    {
        var (exit, said) = await HostProcess.RunAsync("diagnostics", "contexts", "--Storage:Path", storage);
        Assert.Equal(2, exit);
        Assert.Contains("--pid", said);
    }

    public void Dispose()
    {
        if (modules.Length > 0)
            Directory.Delete(modules, recursive: true);
        Directory.Delete(storage, recursive: true);
    }

    private Task<HostProcess> StartAsync(string folder, params string[] arguments)
    {
        modules = folder;
        return HostProcess.StartAsync([
            "--Storage:Path", storage, "--Modules:Path", modules, "--Modules:Unload", "true",
            "--Accounts:Administrator:Email", ModularSite.AdministratorEmail, "--Accounts:Administrator:Password", ModularSite.Password, .. arguments]);
    }

    /// <summary>Pages, a form that is sent wrong and right, an edit, minimal APIs with JSON, an export: whatever makes the framework remember types.</summary>
    private static async Task UseAsync(HttpClient client)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SubmitAsync(Notes, "Add", new() { ["Title"] = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(Notes, "Add", new() { ["Title"] = "From a form" })).StatusCode);
        var edit = (await client.PageAsync(Notes)).QuerySelector("#notes a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync(edit, "Save", new() { ["Title"] = $"Edited {Guid.NewGuid()}" })).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SubmitAsync("/administration/jobs", "Run now: Notes of the night")).StatusCode);
        var token = (await client.PageAsync(Notes)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        foreach (var (path, content) in new[] { ("/api/test-module/notes", JsonContent.Create(new { title = "From JSON" })), ("/api/test-module/notes/typed", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { "RequestVerificationToken", token } } };
            (await client.SendAsync(request)).EnsureSuccessStatusCode();
        }
        foreach (var path in new[] { "/", "/workspace", "/test-module/notes.csv", "/api/test-module/notes", "/search?q=form", "/api", "/openapi/v1.json" })
            (await client.GetAsync(path)).EnsureSuccessStatusCode();
    }

    /// <summary>Follows links from the start page, as far as that goes.</summary>
    private static async Task ReadAsync(HttpClient client)
    {
        var seen = new HashSet<string>();
        var next = new Queue<string>(["/", "/workspace", "/api", "/openapi/v1.json", "/api/growth/awards?limit=2", "/api/case-studies?limit=2"]);
        while (seen.Count < PagesToRead && next.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            foreach (var link in (await client.PageAsync(path)).QuerySelectorAll("a[href^='/']"))
                next.Enqueue(link.GetAttribute("href")!);
        }
    }

    private async Task ReplaceAsync(string module, HttpClient administrator)
    {
        await File.WriteAllTextAsync(Path.Combine(modules, module, "build.txt"), Guid.NewGuid().ToString());
        foreach (var _ in new[] { "off", "on" })
        {
            var page = await administrator.PageAsync("/administration/modules");
            var form = page.QuerySelector($"input[name=module][value={module}]")!.Closest("form")!;
            var button = string.Join(' ', form.QuerySelector("button")!.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
            var answer = await administrator.SubmitAsync(page, "/administration/modules", button);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    /// <summary>Looks until what is expected is there, or has had all the time that it may take.</summary>
    private async Task<(int Code, string Said)> LookAsync(Func<(int Code, string Said), bool> expected)
    {
        for (var tries = 10; ; tries--)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var look = await HostProcess.RunAsync("diagnostics", "contexts", "--Storage:Path", storage);
            if (expected(look) || tries == 0)
                return look;
        }
    }

    private static int InMemory(string said, string module = Module) => said.Split($"  {module} ").Length - 1;
}
