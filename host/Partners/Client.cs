using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Modular.Sdk;

namespace Modular.Host.Partners;

/// <summary>
/// A system of a partner organisation, as administrators know it. What the OpenID Connect server needs of it is a row of its own with the same id, written
/// together with this one (see <see cref="Clients" />).
/// </summary>
internal sealed class Client : Entity
{
    public const int NameLength = 100;
    public const int ClientIdLength = 40;
    public const int LongestList = 4000;

    public required Guid OrganisationId { get; init; }

    public Organisation? Organisation { get; init; }

    /// <summary>What the client calls itself when it asks for a token.</summary>
    public required string ClientId { get; init; }

    public required string Name { get; set; }

    public required ClientKind Kind { get; init; }

    /// <summary>One a line.</summary>
    [Display(Name = "Redirect addresses")]
    public string RedirectAddresses { get; private set; } = "";

    /// <summary>Names of permissions, one a line.</summary>
    [Display(Name = "Permissions")]
    public string Scopes { get; private set; } = "";

    /// <summary>The last day on which it works; null for no end.</summary>
    public DateOnly? ExpiresOn { get; set; }

    public DateTimeOffset? SecretMadeAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public override Guid HistoryOf => OrganisationId;

    public IReadOnlyList<string> RedirectAddressList
    {
        get => Lines(RedirectAddresses);
        set => RedirectAddresses = string.Join('\n', value);
    }

    public IReadOnlyList<string> ScopeList
    {
        get => Lines(Scopes);
        set => Scopes = string.Join('\n', value);
    }

    public static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> builder)
    {
        builder.ToTable("PartnerClients");
        builder.Ignore(client => client.RedirectAddressList).Ignore(client => client.ScopeList);
        builder.Property(client => client.Name).HasMaxLength(Client.NameLength);
        builder.Property(client => client.ClientId).HasMaxLength(Client.ClientIdLength);
        builder.Property(client => client.RedirectAddresses).HasMaxLength(Client.LongestList);
        builder.Property(client => client.Scopes).HasMaxLength(Client.LongestList);
        builder.HasIndex(client => client.ClientId).IsUnique();
        builder.HasOne(client => client.Organisation).WithMany(organisation => organisation.Clients).HasForeignKey(client => client.OrganisationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
