using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class ClaimConfiguration : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.HasOne<Claim>().WithMany().HasForeignKey(c => c.MergedIntoId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(c => new { c.ActiveAt, c.Id });
        builder.HasIndex(c => new { c.State, c.ActiveAt, c.Id });
        builder.HasIndex(c => new { c.ArticleCount, c.Id });
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}

internal sealed class TellingConfiguration : IEntityTypeConfiguration<Telling>
{
    public void Configure(EntityTypeBuilder<Telling> builder)
    {
        builder.HasOne(t => t.Claim).WithMany(c => c.Tellings).HasForeignKey(t => t.ClaimId);
        builder.HasOne(t => t.Statement).WithMany().HasForeignKey(t => t.StatementId);
        builder.HasIndex(t => new { t.ClaimId, t.StatementId }).IsUnique();
        builder.HasIndex(t => t.StatementId);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}

internal sealed class StoryConfiguration : IEntityTypeConfiguration<Story>
{
    public void Configure(EntityTypeBuilder<Story> builder)
    {
        builder.HasIndex(s => s.Slug).IsUnique();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class StoryClaimConfiguration : IEntityTypeConfiguration<StoryClaim>
{
    public void Configure(EntityTypeBuilder<StoryClaim> builder)
    {
        builder.HasKey(c => new { c.StoryId, c.ClaimId });
        builder.HasOne<Story>().WithMany(s => s.Claims).HasForeignKey(c => c.StoryId);
        builder.HasOne(c => c.Claim).WithMany().HasForeignKey(c => c.ClaimId);
        builder.HasIndex(c => c.ClaimId);
    }
}
