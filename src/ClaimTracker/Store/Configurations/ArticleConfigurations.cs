using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class OutletConfiguration : IEntityTypeConfiguration<Outlet>
{
    public void Configure(EntityTypeBuilder<Outlet> builder)
    {
        builder.HasIndex(o => o.Key).IsUnique();
        builder.Property(o => o.Version).IsConcurrencyToken();
    }
}

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Ignore(a => a.Published);
        builder.HasOne(a => a.Outlet).WithMany().HasForeignKey(a => a.OutletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Article>().WithMany().HasForeignKey(a => a.CopyOfId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(a => a.Url);
        builder.HasIndex(a => new { a.PublishedAt, a.Id });
        builder.HasIndex(a => new { a.OutletId, a.PublishedAt, a.Id });
        builder.Property(a => a.Version).IsConcurrencyToken();
    }
}

internal sealed class ArticleVersionConfiguration : IEntityTypeConfiguration<ArticleVersion>
{
    public void Configure(EntityTypeBuilder<ArticleVersion> builder)
    {
        builder.HasOne(v => v.Article).WithMany(a => a.Versions).HasForeignKey(v => v.ArticleId);
        builder.HasIndex(v => new { v.ArticleId, v.Number }).IsUnique();
        builder.HasIndex(v => v.TextHash);
    }
}

internal sealed class FetchConfiguration : IEntityTypeConfiguration<Fetch>
{
    public void Configure(EntityTypeBuilder<Fetch> builder)
    {
        builder.HasOne(f => f.ArticleVersion).WithMany().HasForeignKey(f => f.ArticleVersionId);
        builder.HasIndex(f => new { f.BytesHash, f.Ordinal });
        builder.HasIndex(f => new { f.Location, f.Ordinal });
    }
}
