using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>
/// Passkeys as Identity keeps them, except that their data are a text column: Identity's own mapping is a JSON column, whose type differs between the two
/// databases. When each was last used is ours.
/// </summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public const string LastUsedAt = "LastUsedAt";
    private const int CredentialIdLength = 1024;

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AspNetUserPasskeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(CredentialIdLength);
        builder.Property(passkey => passkey.Data).HasConversion(
            data => Text(data), text => Data(text),
            new ValueComparer<IdentityPasskeyData>((one, other) => Text(one!) == Text(other!), data => Text(data).GetHashCode(StringComparison.Ordinal), data => Data(Text(data))));
        builder.Property<DateTimeOffset?>(LastUsedAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired();
    }

    private static string Text(IdentityPasskeyData data) => JsonSerializer.Serialize(data, PasskeyJson.Default.IdentityPasskeyData);

    private static IdentityPasskeyData Data(string text) => JsonSerializer.Deserialize(text, PasskeyJson.Default.IdentityPasskeyData)!;
}

[JsonSerializable(typeof(IdentityPasskeyData))]
internal sealed partial class PasskeyJson : JsonSerializerContext;
