using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.Entity, e.EntityId, e.Id });
        builder.HasIndex(e => e.Decision);
        builder.HasIndex(e => e.Undoes);
    }
}

internal sealed class NoteConfiguration : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.HasIndex(n => new { n.Entity, n.EntityId });
        builder.Property(n => n.Version).IsConcurrencyToken();
    }
}

internal sealed class UnnamedTaggingConfiguration : IEntityTypeConfiguration<UnnamedTagging>
{
    public void Configure(EntityTypeBuilder<UnnamedTagging> builder)
    {
        builder.HasKey(t => t.SourceId);
        builder.Property(t => t.SourceId).ValueGeneratedNever();
        builder.HasOne<Source>().WithOne().HasForeignKey<UnnamedTagging>(t => t.SourceId);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne(t => t.Account).WithMany().HasForeignKey(t => t.AccountId);
    }
}
