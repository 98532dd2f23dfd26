using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Modular.Host.OpenId;
using Modular.Host.Partners;

namespace Modular.Host.Pages.Administration.Partners;

/// <summary>A client as it is typed.</summary>
internal sealed class ClientForm
{
    [Display(Description = "People see it when they are asked whether they allow it")]
    [Required(ErrorMessage = "Enter the name")]
    [StringLength(Client.NameLength, ErrorMessage = "The name must be {1} characters or fewer")]
    public string? Name { get; set; }

    [Required(ErrorMessage = "Choose how it works")]
    public ClientKind? Kind { get; set; }

    [Display(Name = "Redirect addresses", Description = "Where people come back to after they have signed in, one a line. For web and public applications. Exactly these addresses are accepted")]
    public string? RedirectAddresses { get; set; }

    [Display(Name = "What it may do", Description = "In the name of a person it can do no more than that person may do")]
    public List<string> Scopes { get; set; } = [];

    [Display(Name = "Last day (optional)", Description = "After this day it does not work any more")]
    public DateOnly? ExpiresOn { get; set; }

    public Guid Version { get; set; }

    public static ClientForm Of(Client client) => new()
    {
        Name = client.Name,
        Kind = client.Kind,
        RedirectAddresses = client.RedirectAddresses,
        Scopes = [.. client.ScopeList],
        ExpiresOn = client.ExpiresOn,
        Version = client.Version,
    };

    /// <summary>The kind cannot be changed later: it decides what secrets and tokens there are.</summary>
    public void Check(ModelStateDictionary errors, ClientKind? kind, IReadOnlyList<string> kept, ScopeList scopes, DateOnly today)
    {
        var addresses = Client.Lines(RedirectAddresses);
        if (kind?.HasRedirects() == true && addresses.Length == 0)
            errors.AddModelError("Form.RedirectAddresses", "Enter at least one address to come back to");
        if (kind?.HasRedirects() == false && addresses.Length > 0)
            errors.AddModelError("Form.RedirectAddresses", "Nobody comes back to a client of this kind: leave the addresses out");
        if (addresses.Select(RedirectAddress.ProblemOf).FirstOrDefault(problem => problem is not null) is { } wrong)
            errors.AddModelError("Form.RedirectAddresses", wrong);
        if (string.Join('\n', addresses).Length > Client.LongestList)
            errors.AddModelError("Form.RedirectAddresses", "These are too many addresses for one client");
        if (Scopes.Except(kept).Except(scopes.Permissions.Select(permission => permission.Name)).Any())
            errors.AddModelError("Form.Scopes", "One of the choices does not exist any more. Choose again");
        if (ExpiresOn < today)
            errors.AddModelError("Form.ExpiresOn", "The last day must be today or later");
    }

    public void Fill(Client client)
    {
        (client.Name, client.ExpiresOn) = (Name!.Trim(), ExpiresOn);
        client.RedirectAddressList = Client.Lines(RedirectAddresses);
        client.ScopeList = [.. Scopes.Distinct().Order(StringComparer.Ordinal)];
    }
}
