using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Modular.Sdk;

/// <summary>What all stores have in common, so that one set of migrations runs on SQLite and on PostgreSQL.</summary>
internal static class StoreModel
{
    public static void Conventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configuration.Properties<CouncilCode>().HaveConversion<CouncilCodeConverter>().HaveMaxLength(CouncilCode.Length);
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<decimal>().HavePrecision(18, 2);
    }

    public static void Build(ModelBuilder model)
    {
        model.ApplyConfiguration(new HistoryMapping());
        if (model.Model.FindEntityType(typeof(StoredFile)) is not null)
            model.ApplyConfiguration<StoredFile>(new StoredFileMapping()).ApplyConfiguration<FileContent>(new StoredFileMapping());

        foreach (var entity in model.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Entity))))
        {
            entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
            entity.FindProperty(nameof(Entity.Id))!.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            model.Entity(entity.ClrType).Ignore(nameof(Entity.HistoryOf));
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class CouncilCodeConverter() : ValueConverter<CouncilCode, string>(code => code.ToString(), text => CouncilCode.Parse(text, null));
}
