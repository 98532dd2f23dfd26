using Modular.Host.Accounts;
using Modular.Host.Work;
using Modular.Sdk;

namespace Modular.Host.Pages.Work;

/// <summary>The part of the page that changes, for scripts that fetch it every few seconds.</summary>
[Permission(OwnAccount.Permission)]
internal sealed class ProgressModel(WorkDesk desk, TimeProvider clock) : WorkPage(desk, clock)
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";
}
