using Modular.Browser.Tests.Browsing;
using Modular.Browser.Tests.Checks;

namespace Modular.Browser.Tests;

/// <summary>An administrator switches a programme off and on while somebody reads.</summary>
[Collection(InBrowser.Name)]
public sealed class SwitchTests(Browsers browsers)
{
    [BrowserFact]
    public async Task Switch_OffAndOn_SaysSoAndComesBack()
    {
        await using var office = await browsers.AdministratorAsync();
        var administrator = await office.NewPageAsync();
        await using var street = await browsers.ReaderAsync();
        var reader = await PageCheck.InAsync(street);
        await administrator.GotoAsync("/workspace");

        await administrator.SwitchAsync(Programmes.CaseLibrary, on: false);
        Assert.Empty(await reader.OpenAsync("/case-studies", status: 410));
        await reader.Page.ShowsAsync($"{Programmes.CaseLibrary} is switched off");

        await administrator.SwitchAsync(Programmes.CaseLibrary, on: true);
        Assert.Empty(await reader.OpenAsync("/case-studies"));
    }
}
