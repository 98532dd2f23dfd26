using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Modular.Host.Accounts;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Pages.Administration.People;

[Permission(HostPermissions.Administration)]
internal sealed class PeopleModel(HostStore store, TimeProvider clock) : PageModel
{
    private const int PerPage = 50;

    public static IReadOnlyList<SelectListItem> States { get; } =
        [.. Enum.GetValues<AccountState>().Select(state => new SelectListItem(AccountStateWords.Of(state), state.ToString().ToLowerInvariant()))];

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public int Pages { get; private set; } = 1;

    public string Caption { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var state = Enum.TryParse<AccountState>(State, ignoreCase: true, out var wanted) ? wanted : (AccountState?)null;
        var found = (await store.Users.AsNoTracking().OrderBy(account => account.DisplayName).ThenBy(account => account.Email).ToListAsync(cancellation))
            .Where(account => IsFound(account) && (state is null || account.StateAt(now) == state)).ToList();
        Caption = found.Count == 1 ? "1 person" : $"{found.Count} people";
        Pages = Math.Max(1, (found.Count + PerPage - 1) / PerPage);
        Number = Math.Clamp(Number, 1, Pages);
        var shown = found.Skip((Number - 1) * PerPage).Take(PerPage).ToList();
        var ids = shown.Select(account => account.Id).ToList();
        var withPasskey = await store.UserPasskeys.Where(passkey => ids.Contains(passkey.UserId)).Select(passkey => passkey.UserId).Distinct().ToListAsync(cancellation);
        Rows = [.. shown.Select(account => Row(account, account.StateAt(now), account.TwoFactorEnabled || withPasskey.Contains(account.Id)))];
    }

    /// <summary>In memory, because the two databases differ in what they take for the same letter.</summary>
    private bool IsFound(Account account) => string.IsNullOrWhiteSpace(Q)
        || account.DisplayName.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase) || account.Email!.Contains(Q.Trim(), StringComparison.OrdinalIgnoreCase);

    private PersonRow Row(Account account, AccountState state, bool secondStep) => new(
        account.Id, account.DisplayName, account.Email!, AccountStateWords.Of(state), AccountStateWords.Colour(state), secondStep,
        account.LastSignInAt is { } at ? clock.Moment(at) : "Never");
}

internal sealed record PersonRow(Guid Id, string Name, string Email, string State, string Colour, bool SecondStep, string LastSignIn);
