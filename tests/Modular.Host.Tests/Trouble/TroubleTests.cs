using Modular.Testing;
using Xunit.Abstractions;

namespace Modular.Host.Tests.Trouble;

/// <summary>Modules that do wrong, in a host of its own process, while people read. What happens to each is the table in <c>host/docs/trouble.md</c>.</summary>
[Collection(nameof(Alone))]
public sealed class TroubleTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly TroubleFolder modules = new();
    private readonly string storage = Directory.CreateTempSubdirectory("modular-trouble-").FullName;
    private readonly List<TroubleRow> rows = [];
    private TroubleHost? dying;

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Composing_WhatIsWrong_IsRefusedAndNamed()
    {
        await using var host = await TroubleHost.StartAsync(modules, storage);
        await RefusedAsync(host, "throws in its constructor", "throw in the constructor", "asked to throw in the constructor");
        await RefusedAsync(host, "hangs in its constructor", "hang in the constructor", "did not finish within 5 seconds", mend: true);
        await RefusedAsync(host, "throws in its configuration", "throw in the configuration", "asked to throw in the configuration");
        await RefusedAsync(host, "hangs in its configuration", "hang in the configuration", "did not finish within 5 seconds", mend: true);
        await RefusedAsync(host, "throws in a migration", "throw in a migration", "asked to throw in a migration", mend: true);
        await RefusedAsync(host, "hangs in a migration", "hang in a migration", "did not finish within 5 seconds");
        await RefusedAsync(host, "registers a service of the host", "service", "IMarkdown");
        await RefusedAsync(host, "claims another's route", "", "Growth", letters: ("/troublemaker/show", "/growth/awards/own"));
        await RefusedAsync(host, "claims another's view", "", "CaseLibrary", letters: ("/Areas/Troublemaker/Pages/Show.cshtml", "/Areas/CaseLibrary/Pages/Index.cshtml"));
        await RefusedAsync(host, "claims another's area", "", "Growth", letters: ("/Areas/Troublemaker/Pages/Show.cshtml", "/Areas/Growth/Pages/Applicants.cshtml"));
        await RefusedAsync(host, "claims another's store", "", "CaseLibrary", name: "case-library");
        await RefusedAsync(host, "claims another's permission", "permission", "whose name belongs to Growth");
        await RefusedAsync(host, "needs a newer SDK", "", "AssetsLane", letters: ("get_AssetsPath", "get_AssetsLane"));
        await RefusedAsync(host, "lacks a dependency", "", "Markdig", change: folder => File.Delete(Path.Combine(folder, "Markdig.dll")));
        await RefusedAsync(host, "carries its own SDK", "", "Modular.Sdk.dll", change: folder => Carry(folder, "Modular.Sdk.dll"));
        await RefusedAsync(host, "carries its own Microsoft.Data.Sqlite", "", "Microsoft.Data.Sqlite.dll", change: folder => Carry(folder, "Microsoft.Data.Sqlite.dll"));
        await RefusedAsync(host, "is written by half", "", "whole output folder", change: Halve);

        var before = host.Readers.Served;
        modules.InstallAgain("Growth", "GrowthAgain");
        var again = (await host.LeftOutAsync("GrowthAgain")).Reason;
        rows.Add(new("has the id of another", Refusal(again), again, Meanwhile(host, before)));

        Assert.True(await host.StopAsync(), "What hangs must not keep the host from stopping.");
        TroubleTable.Check("While it is composed", rows);
    }

    [Fact]
    public async Task Using_WhatIsWrong_HarmsNobodyElse()
    {
        var troubles = new[] { "throw in a page", "hang in a page", "throw in a card", "hang in a card", "throw in a job", "hang in a job", "leave threads in the configuration", "leave references in the configuration" };
        var names = troubles.ToDictionary(trouble => trouble, _ => modules.NextName());
        foreach (var (trouble, name) in names)
            modules.Install(name, trouble);
        await using var host = await TroubleHost.StartAsync(modules, storage);
        await host.ServesAsync([.. names.Values]);

        var leaving = new[] { ("starts threads that never end", names["leave threads in the configuration"]), ("keeps static references", names["leave references in the configuration"]) };
        foreach (var (_, name) in leaving)
            await host.Administrator.SubmitAsync("/administration/modules", $"Switch off {name}");
        var jobs = new[] { "throw in a job", "hang in a job" }.Select(trouble => names[trouble]).ToList();
        foreach (var name in jobs)
            await host.Administrator.SubmitAsync("/administration/jobs", "Run now: Trouble of the night", new() { ["module"] = name });
        await Task.WhenAll(ThrowInAPageAsync(host, names["throw in a page"]), HangInAPageAsync(host, names["hang in a page"]), CardsAsync(host, names["throw in a card"], names["hang in a card"]));
        await JobAsync(host, "throws in a job", jobs[0], "marks the run as failed", "asked to throw in a job");
        await JobAsync(host, "hangs in a job", jobs[1], "gives the run up, and starts none beside it", "It took longer than 2 seconds");
        foreach (var (kind, name) in leaving)
            rows.Add(new(kind, "switches it off; its memory stays until the host ends", Told(name, await host.PinnedAsync(name)), Meanwhile(host, 0)));

        Assert.True(await host.StopAsync(), "Threads that are left must not keep the host from stopping.");
        TroubleTable.Check("While it is used", rows);
    }

    [Fact]
    public async Task Dying_OfAModule_LeavesItOutAtTheNextStart()
    {
        dying = await TroubleHost.StartAsync(modules, storage);
        await DiesAsync("overflows the stack", "overflow in the constructor", asked: false);
        await DiesAsync("throws on a thread of its own", "throw alone in the configuration", asked: false);
        await DiesAsync("exits the process", "exit in a page", asked: true);
        await DiesAsync("exhausts the memory", "eat in a page", asked: true);
        TroubleTable.Check("When it ends the process", rows);
    }

    public async Task DisposeAsync()
    {
        if (dying is not null)
            await dying.DisposeAsync();
    }

    public void Dispose()
    {
        foreach (var row in rows)
            output.WriteLine(row.ToString());
        modules.Dispose();
        Directory.Delete(storage, recursive: true);
    }

    private async Task RefusedAsync(TroubleHost host, string kind, string trouble, string because,
        string? name = null, (string, string)? letters = null, Action<string>? change = null, bool mend = false)
    {
        name ??= modules.NextName();
        var before = host.Readers.Served;
        modules.Install(name, trouble, letters, change);
        var left = await host.LeftOutAsync(name);
        Assert.Equal("faulted", left.State);
        Assert.Contains(because, left.Reason);
        Assert.Contains(left.Reason, await host.RowAsync(name));
        await host.SaysAsync($"Switching {name} was refused");
        rows.Add(new(kind, Refusal(left.Reason), Told(name, left.Reason), Meanwhile(host, before)));
        if (!mend)
            return;
        modules.Install(name, "");
        await host.ServesAsync(name);
    }

    private async Task DiesAsync(string kind, string trouble, bool asked)
    {
        var name = modules.NextName();
        modules.Install(name, trouble);
        if (asked)
        {
            await dying!.ServesAsync(name);
            _ = dying.OpenAsync(name);
        }
        Assert.True(await dying!.EndsAsync(), $"{kind}: the process goes on.");
        var meanwhile = Meanwhile(dying, 0);
        await dying.DisposeAsync();
        dying = null;
        dying = await TroubleHost.StartAsync(modules, storage);
        var left = await dying.LeftOutAsync(name);
        Assert.Equal("quarantined", left.State);
        Assert.Contains(left.Reason, await dying.RowAsync(name));
        await dying.SaysAsync($"{name} is left out.");
        rows.Add(new(kind, "ends; the next start leaves it out", Told(name, left.Reason), meanwhile));
    }

    private async Task ThrowInAPageAsync(TroubleHost host, string name)
    {
        var before = host.Readers.Served;
        var (_, said) = await host.OpenAsync(name);
        rows.Add(new("throws in a page", "shows a page that names it", Told(name, said), Meanwhile(host, before)));
        for (var times = 1; times < TroubleHost.FaultsAllowed; times++)
            await host.OpenAsync(name);
        var left = await host.LeftOutAsync(name);
        Assert.Equal("quarantined", left.State);
        rows.Add(new("throws in a page again and again", "takes it out", Told(name, left.Reason), Meanwhile(host, before)));
    }

    private async Task HangInAPageAsync(TroubleHost host, string name)
    {
        var before = host.Readers.Served;
        var (status, said) = await host.OpenAsync(name);
        Assert.Equal(503, status);
        Assert.Contains($"{name} does not answer", said);
        rows.Add(new("hangs in a page", "leaves the request behind", Told(name, said), Meanwhile(host, before)));
    }

    private async Task CardsAsync(TroubleHost host, string throws, string hangs)
    {
        var before = host.Readers.Served;
        var page = await host.Administrator.PageAsync("/workspace");
        foreach (var (kind, name) in new[] { ("throws in a contribution", throws), ("hangs in a contribution", hangs) })
        {
            var card = TroubleHost.TextOf(page.QuerySelectorAll(".mod-card").First(card => card.TextContent.Contains(name, StringComparison.Ordinal)));
            Assert.Contains("Not available just now", card);
            Assert.Contains("1 fault in TroubleCard", await host.RowAsync(name));
            rows.Add(new(kind, "shows a fallback in its place", Told(name, card), Meanwhile(host, before)));
        }
    }

    private async Task JobAsync(TroubleHost host, string kind, string name, string outcome, string because)
    {
        var said = await host.FailedJobAsync(name);
        Assert.Contains(because, said);
        rows.Add(new(kind, outcome, Told(name, said), Meanwhile(host, 0)));
    }

    private static string Refusal(string reason) => reason.Split(':')[0] switch
    {
        "Check" => "refuses it before it is loaded",
        "Load" => "refuses it when it is loaded",
        "Register" => "refuses it when it registers",
        "Migrate" => "refuses it; its data are as they were",
        "Map" => "refuses it when its addresses are mapped",
        _ => "refuses it",
    };

    private static string Told(string name, string text) => !name.StartsWith("Trouble", StringComparison.Ordinal) ? text : text.Replace(name, TroubleFolder.Name).Replace(name.ToLowerInvariant(), TroubleFolder.Name.ToLowerInvariant());

    private static string Meanwhile(TroubleHost host, int before)
    {
        Assert.Empty(host.Readers.Failures);
        return $"{host.Readers.Served - before} read, 0 failed";
    }

    private static void Carry(string folder, string library) => File.Copy(Path.Combine(AppContext.BaseDirectory, library), Path.Combine(folder, library));

    private static void Halve(string folder)
    {
        using var file = File.OpenWrite(Directory.EnumerateFiles(folder, "Trouble*.dll").Single());
        file.SetLength(file.Length / 2);
    }
}
