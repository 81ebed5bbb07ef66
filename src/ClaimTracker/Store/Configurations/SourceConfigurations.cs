using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.Ignore(s => s.IsUnnamed);
        builder.HasIndex(s => s.Key).IsUnique();
        builder.HasIndex(s => new { s.Kind, s.Id });
        builder.HasIndex(s => s.ArticleId);
        builder.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId);
        builder.HasOne<Source>().WithMany().HasForeignKey(s => s.MergedIntoId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne(s => s.Coding).WithOne().HasForeignKey<UnnamedCoding>(c => c.SourceId);
        builder.HasMany(s => s.Aliases).WithOne().HasForeignKey(a => a.SourceId);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class SourceAliasConfiguration : IEntityTypeConfiguration<SourceAlias>
{
    public void Configure(EntityTypeBuilder<SourceAlias> builder)
    {
        builder.HasIndex(a => new { a.SourceId, a.Key }).IsUnique();
        builder.HasIndex(a => a.Key);
    }
}

internal sealed class SourceMentionConfiguration : IEntityTypeConfiguration<SourceMention>
{
    public void Configure(EntityTypeBuilder<SourceMention> builder)
    {
        builder.HasOne(m => m.Source).WithMany().HasForeignKey(m => m.SourceId);
        builder.HasOne<ArticleVersion>().WithMany().HasForeignKey(m => m.ArticleVersionId);
        builder.HasIndex(m => new { m.ArticleVersionId, m.Start });
    }
}

internal sealed class UnnamedCodingConfiguration : IEntityTypeConfiguration<UnnamedCoding>
{
    public void Configure(EntityTypeBuilder<UnnamedCoding> builder) => builder.HasKey(c => c.SourceId);
}
