using ClaimTracker.Model;
using ClaimTracker.Store.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class ArticleSignatureConfiguration : IEntityTypeConfiguration<ArticleSignature>
{
    public void Configure(EntityTypeBuilder<ArticleSignature> builder)
    {
        builder.HasKey(s => s.ArticleId);
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleSignature>(s => s.ArticleId);
    }
}

internal sealed class ArticleTermConfiguration : IEntityTypeConfiguration<ArticleTerm>
{
    public void Configure(EntityTypeBuilder<ArticleTerm> builder)
    {
        builder.HasKey(t => new { t.Term, t.ArticleId });
        builder.HasIndex(t => t.ArticleId);
        builder.HasOne<Article>().WithMany().HasForeignKey(t => t.ArticleId);
    }
}

internal sealed class TermCountConfiguration : IEntityTypeConfiguration<TermCount>
{
    public void Configure(EntityTypeBuilder<TermCount> builder)
    {
        builder.HasKey(t => t.Term);
        builder.Property(t => t.Term).ValueGeneratedNever();
    }
}

internal sealed class CopyBandConfiguration : IEntityTypeConfiguration<CopyBand>
{
    public void Configure(EntityTypeBuilder<CopyBand> builder)
    {
        builder.HasKey(b => new { b.Band, b.ArticleId });
        builder.HasIndex(b => b.ArticleId);
        builder.HasOne<Article>().WithMany().HasForeignKey(b => b.ArticleId);
    }
}

internal sealed class FeedSubscriptionConfiguration : IEntityTypeConfiguration<FeedSubscription>
{
    public void Configure(EntityTypeBuilder<FeedSubscription> builder)
    {
        builder.HasIndex(f => f.Url).IsUnique();
        builder.HasIndex(f => new { f.IsPaused, f.NextPollAt });
        builder.Property(f => f.Version).IsConcurrencyToken();
    }
}
