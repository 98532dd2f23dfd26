using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.Access;

/// <summary>Why can, or can't, this person do this? The address holds the question.</summary>
[Permission(HostPermissions.Administration)]
internal sealed class WhyModel(HostStore store, DeclaredPermissions declared, AddressBook addresses, AccessAnswer answers) : PageModel
{
    private const int Most = 20;

    /// <summary>A part of a name or e-mail address, or an account's id.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Permission { get; set; }

    [BindProperty(SupportsGet = true, Name = "address")]
    public string? Address { get; set; }

    public Account? Person { get; private set; }

    public IReadOnlyList<Account> Found { get; private set; } = [];

    public Answer? Answer { get; private set; }

    public string? WhoText => Person?.Email ?? Who;

    public IEnumerable<SelectListItem> Permissions
    {
        get
        {
            var groups = declared.All.Select(permission => permission.Owner).Distinct().ToDictionary(owner => owner, owner => new SelectListGroup { Name = owner });
            return declared.All.Select(permission => new SelectListItem(permission.Description, permission.Name) { Group = groups[permission.Owner] });
        }
    }

    public string AskAbout(Account person) => Url.Page(null, new { who = person.Id, permission = Permission, address = Address })!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Found = await FindAsync(Who?.Trim() ?? "", cancellation);
        Person = string.IsNullOrWhiteSpace(Who) ? null : Found.Count == 1 ? Found[0] : Found.FirstOrDefault(IsExactly);
        var wanted = Permission;
        if (!string.IsNullOrWhiteSpace(Address))
        {
            var path = Address.Trim();
            if (addresses.Find(path) is not { } endpoint)
            {
                ModelState.AddModelError("address", "No page of this site answers at that address. Enter it without the site’s name, such as /workspace");
                return this.Invalid();
            }
            wanted = AddressBook.PermissionOf(endpoint);
            if (wanted is null)
                Answer = new Answer(true, $"Yes. {path} is public: everybody may open it, signed in or not.", []);
        }
        if (Answer is null && Person is not null && declared.Find(wanted) is { } permission)
            Answer = await answers.WhyAsync(Person, permission, cancellation);
        return Page();
    }

    private bool IsExactly(Account person) => string.Equals(person.Email, Who!.Trim(), StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyList<Account>> FindAsync(string text, CancellationToken cancellation)
    {
        var people = store.Users.AsNoTracking();
        if (Guid.TryParse(text, out var id))
            return await people.Where(person => person.Id == id).ToListAsync(cancellation);
        return await people.OrderBy(person => person.DisplayName).ThenBy(person => person.Id).AsAsyncEnumerable()
            .Where(person => person.Email!.Contains(text, StringComparison.OrdinalIgnoreCase) || person.DisplayName.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Take(Most).ToListAsync(cancellation);
    }
}
