using System.Net;
using Modular.Testing;

namespace Modular.Host.Tests.Pages;

public sealed class SystemTests : IDisposable
{
    private readonly Harmful site = new();

    public void Dispose() => site.Dispose();

    [SiteFact]
    public async Task Get_ShowsGenerationsModulesAndStores()
    {
        using var client = await site.SignedInAsync();
        await client.SubmitAsync("/administration/modules", "Switch off Growth advisers");

        var page = await client.PageAsync("/administration/system");
        var generations = page.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent.Contains("Generations"));
        Assert.Contains("Serves", generations.QuerySelector("tbody tr")!.TextContent);
        Assert.DoesNotContain("Growth advisers", generations.QuerySelector("tbody tr")!.TextContent);
        Assert.Equal("0", generations.QuerySelector("tbody tr td:nth-child(4)")!.TextContent.Trim());
        Assert.Contains("host", page.QuerySelectorAll("caption").First(caption => caption.TextContent.Contains("Stores")).ParentElement!.TextContent);
        Assert.Contains("Build the container", page.Body!.TextContent);
    }

    [SiteFact]
    public async Task Get_WithoutThePermission_IsForbidden()
    {
        using var client = await site.SignedInWithAsync("host.workspace");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/administration/system")).StatusCode);
    }

    [SiteFact]
    public async Task Fault_AgainAndAgain_TakesTheModuleOutAndOneClickBringsItBack()
    {
        using var client = await site.SignedInAsync();
        for (var view = 0; view < Harmful.Faults; view++)
            await client.PageAsync("/workspace");

        var notice = (AngleSharp.Html.Dom.IHtmlDocument?)null;
        for (var tries = 0; tries < 100 && notice is null; tries++)
        {
            await Task.Delay(100);
            var page = await client.PageAsync("/administration");
            notice = page.Body!.TextContent.Contains("Test module was taken out") ? page : null;
        }
        Assert.Contains($"It failed {Harmful.Faults} times within 5 minutes, the last time in TestCard", notice!.Body!.TextContent);
        Assert.Equal(HttpStatusCode.Gone, (await client.GetAsync("/test-module")).StatusCode);
        Assert.Contains("the last time in TestCard", await client.GetStringAsync("/health/ready"));
        using var anybody = site.Client();
        var ready = await anybody.GetStringAsync("/health/ready");
        Assert.Contains("TestModule", ready);
        Assert.DoesNotContain("TestCard", ready);

        await client.SubmitAsync(notice, "/administration", "Switch on again: Test module");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/test-module")).StatusCode);
        Assert.DoesNotContain("was taken out", (await client.PageAsync("/administration")).Body!.TextContent);
    }

    /// <summary>Its card throws, and three faults are enough.</summary>
    private sealed class Harmful : TestModuleSite
    {
        public const int Faults = 3;

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
            [.. base.Settings, new("Modules:TestModule:Card", "throw"), new("Modules:Quarantine:Faults", $"{Faults}")];
    }
}
