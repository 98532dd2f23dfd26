using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaseLibrary.Data;

internal sealed class MoneyFactMapping : IEntityTypeConfiguration<MoneyFact>
{
    public void Configure(EntityTypeBuilder<MoneyFact> builder)
    {
        builder.ToTable("MoneyFacts");
        builder.Property(fact => fact.PriceYear).HasMaxLength(MoneyFact.PriceYearLength);
        builder.Property(fact => fact.Note).HasMaxLength(MoneyFact.NoteLength);
        builder.Property(fact => fact.Source).HasMaxLength(MoneyFact.SourceLength);
        builder.Ignore(fact => fact.SourceLink);
        builder.HasIndex(fact => new { fact.CaseStudyId, fact.Position });
    }
}
