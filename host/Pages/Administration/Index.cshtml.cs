using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Composition;
using Modular.Host.Mail;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration;

[Permission(HostPermissions.Administration)]
internal sealed class IndexModel(GenerationInfo generation, StorageOptions storage, PickedUp letters, Granting granting, TimeProvider clock) : PageModel
{
    public GenerationInfo Generation => generation;

    public bool HasLetters => letters.InUse && granting.IsAdministrator;

    public string Started => TimeZoneInfo.ConvertTime(generation.Started, clock.LocalTimeZone).ToString("d MMMM yyyy 'at' HH:mm");

    public string Version => typeof(IndexModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public string Stores => storage.Provider is StorageProvider.Sqlite ? "SQLite, one file for each programme" : "PostgreSQL, one schema for each programme";

    public string Memory => $"{Environment.WorkingSet / 1_048_576} MB";
}
