using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Loading;
using Modular.Testing;

namespace Modular.Host.Tests.Modules;

/// <summary>The real host with planted modules and no others; a step may take five seconds.</summary>
internal sealed class PlantedSite(PlantedModules planted, params (string Key, string Value)[] settings) : ModularSite
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(5);

    public Generations Generations => Services.GetRequiredService<Generations>();

    public ModuleHealth Health => Services.GetRequiredService<ModuleHealth>();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Modules:Path", planted.Root), new("Modules:Limits:Step", $"{Step}"), .. settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))];

    public Task<SwitchResult> SwitchAsync(string module, bool enable) =>
        Services.GetRequiredService<ModuleSwitch>().SwitchAsync(module, enable, Actor.Host, CancellationToken.None);

    /// <summary>Waits until the module's context has been told to unload.</summary>
    public async Task ReleasedAsync(string module)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var contexts = Services.GetRequiredService<ModuleContexts>();
        while (contexts.Alive(Generations.Current).Any(context => context.Module == module && context.ReleasedAt is null))
            await Task.Delay(50, limit.Token);
    }
}
