using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ClaimTracker.Store.Configurations;

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.HasOne(s => s.Article).WithMany().HasForeignKey(s => s.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(s => s.ArticleVersion).WithMany().HasForeignKey(s => s.ArticleVersionId);
        builder.HasOne(s => s.Source).WithMany().HasForeignKey(s => s.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Statement>().WithMany().HasForeignKey(s => s.ParentId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<ExtractionRun>().WithMany().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.ArticleVersionId, s.Start });
        // The last two let the index alone count what a source said.
        builder.HasIndex(s => new { s.SourceId, s.SaidAt, s.Id, s.IsCurrent, s.Review });
        builder.HasIndex(s => s.Fingerprint);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}

internal sealed class ResponseConfiguration : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.HasOne(r => r.Statement).WithMany().HasForeignKey(r => r.StatementId);
        builder.HasIndex(r => r.StatementId).IsUnique();
        builder.HasIndex(r => new { r.Kind, r.Id });
        builder.Property(r => r.Version).IsConcurrencyToken();
    }
}

internal sealed class ResponseLinkConfiguration : IEntityTypeConfiguration<ResponseLink>
{
    public void Configure(EntityTypeBuilder<ResponseLink> builder)
    {
        builder.HasOne(l => l.Response).WithMany(r => r.Links).HasForeignKey(l => l.ResponseId);
        builder.HasOne(l => l.Claim).WithMany(c => c.Links).HasForeignKey(l => l.ClaimId);
        builder.HasOne<Statement>().WithMany().HasForeignKey(l => l.TargetStatementId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(l => new { l.ClaimId, l.ResponseId }).IsUnique();
        builder.HasIndex(l => new { l.Review, l.Id });
        builder.Property(l => l.IsAside).HasDefaultValue(false);
        builder.Property(l => l.Version).IsConcurrencyToken();
    }
}
