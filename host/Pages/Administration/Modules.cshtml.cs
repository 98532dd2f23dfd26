using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Composition.Switching;
using Modular.Host.Modules;
using Modular.Host.Modules.Faults;
using Modular.Host.Modules.Installation;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration;

[Permission(HostPermissions.Administration)]
internal sealed class ModulesModel(ModuleSwitch modules, ModuleCatalogue catalogue, ModuleStates states, ModuleHealth health, ICurrentUser user, TimeProvider clock)
    : PageModel
{
    public string Folder => catalogue.Root;

    public IReadOnlyList<ModuleRow> Rows => [.. catalogue.Names.Select(Row)];

    public async Task<IActionResult> OnPostAsync(string module, bool enable, CancellationToken cancellation)
    {
        var title = states.Find(module).Title ?? module;
        var result = await modules.SwitchAsync(module, enable, Actor.Of(user), cancellation);
        if (result.Reason is { } reason)
        {
            ModelState.AddModelError("", $"{title} was not switched {(enable ? "on" : "off")}. {reason} {result.Advice}");
            return this.Invalid();
        }
        TempData["Banner"] = $"{title} is switched {(enable ? "on" : "off")}. Generation {result.Generation} serves after {result.Took.TotalMilliseconds:0} ms.";
        return RedirectToPage();
    }

    private ModuleRow Row(string name)
    {
        var record = states.Find(name);
        var faults = health.Of(name);
        return new ModuleRow(
            name,
            record.Title ?? name,
            record.Release ?? "not loaded yet",
            record.State switch { ModuleState.Enabled => "On", ModuleState.Disabled => "Off", ModuleState.Quarantined => "Taken out", _ => "Failed" },
            record.State switch { ModuleState.Enabled => "green", ModuleState.Disabled => "grey", _ => "red" },
            record.State is ModuleState.Enabled,
            modules.RefusedOf(name) is { } refused && record.State is ModuleState.Enabled ? $"A newer version was not taken up. {refused.Reason}" : record.Reason,
            faults.Count == 0 ? "No faults" : $"{(faults.Count == 1 ? "1 fault" : $"{faults.Count} faults, the last")} in {faults.Where} on {Local(faults.LastAt)}: {faults.Reason}",
            Local(record.LastSwitch));
    }

    private string Local(DateTimeOffset? at) => at is { } moment ? TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone).ToString("d MMMM yyyy 'at' HH:mm") : "never";
}

internal sealed record ModuleRow(
    string Name, string Title, string Version, string State, string Colour, bool Enabled, string? Reason, string Health, string LastSwitch);
