using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.OpenId;
using Modular.Host.Partners;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>Adds a client to an organisation, or edits one.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class ClientModel(HostStore store, Clients clients, ClientReach reach, ScopeList scopes, TimeProvider clock) : PageModel
{
    private Client? client;

    [BindProperty]
    public ClientForm Form { get; set; } = new();

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>What somebody else has saved meanwhile.</summary>
    public EditConflict? Conflict { get; private set; }

    public bool IsNew => client is null;

    public string BackTo => client is null ? $"/administration/partners/{Organisation.Id}" : $"/administration/partners/clients/{client.Id}";

    /// <summary>What is declared now, and what the client has from a programme that is switched off.</summary>
    public IEnumerable<SelectListItem> ScopeItems => scopes.Permissions.Select(permission => new SelectListItem($"{permission.Description} ({permission.Name})", permission.Name))
        .Concat((client?.ScopeList ?? []).Except(scopes.Permissions.Select(permission => permission.Name)).Select(off => new SelectListItem($"{scopes.Describe(off)} ({off})", off)));

    public async Task<IActionResult> OnGetAsync(Guid? id, Guid? organisation, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, organisation, cancellation))
            return NotFound();
        if (client is not null)
            Form = ClientForm.Of(client);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, Guid? organisation, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, organisation, cancellation))
            return NotFound();
        var kind = client?.Kind ?? Form.Kind;
        if (client is not null)
            ModelState.Remove("Form.Kind");
        Form.Check(ModelState, kind, client?.ScopeList ?? [], scopes, clock.Today());
        if (reach.BeyondMe((client?.ScopeList ?? []).Union(Form.Scopes)) is { } beyond)
            ModelState.AddModelError("Form.Scopes", beyond);
        if (!ModelState.IsValid)
            return this.Invalid();
        if (client is not null)
        {
            Form.Fill(client);
            if ((Conflict = await store.SaveEditAsync(client, Form.Version, () => clients.SaveAsync(client, cancellation), cancellation)) is not null)
                return this.Conflicting("Form.Version", Form.Version = Conflict.Current ?? Form.Version);
            TempData["Banner"] = "Client saved";
            return LocalRedirect(BackTo);
        }

        client = new Client { OrganisationId = Organisation.Id, ClientId = Clients.NewClientId(), Name = Form.Name!, Kind = kind!.Value };
        Form.Fill(client);
        TempData[ClientDetailsModel.SecretKey] = await clients.CreateAsync(client, cancellation);
        TempData["Banner"] = "Client added";
        return LocalRedirect(BackTo);
    }

    private async Task<bool> LoadAsync(Guid? id, Guid? organisation, CancellationToken cancellation)
    {
        client = id is null ? null : await store.Clients.SingleOrDefaultAsync(found => found.Id == id && found.RevokedAt == null, cancellation);
        if (id is not null && client is null)
            return false;
        var owner = client?.OrganisationId ?? organisation;
        Organisation = (await store.Organisations.AsNoTracking().SingleOrDefaultAsync(found => found.Id == owner, cancellation))!;
        return Organisation is not null;
    }
}
