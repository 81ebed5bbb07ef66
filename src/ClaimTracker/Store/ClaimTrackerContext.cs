using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Matching;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClaimTracker.Store;

/// <summary>The one model of both databases. Open one per operation through <see cref="ContextFactory"/>.</summary>
public abstract class ClaimTrackerContext(DbContextOptions options)
    : IdentityDbContext<Account, IdentityRole<long>, long>(options)
{
    public DbSet<Outlet> Outlets => Set<Outlet>();
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleVersion> ArticleVersions => Set<ArticleVersion>();
    public DbSet<Fetch> Fetches => Set<Fetch>();
    public DbSet<ExtractionRun> ExtractionRuns => Set<ExtractionRun>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<SourceAlias> SourceAliases => Set<SourceAlias>();
    public DbSet<SourceMention> SourceMentions => Set<SourceMention>();
    public DbSet<UnnamedCoding> UnnamedCodings => Set<UnnamedCoding>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<Telling> Tellings => Set<Telling>();
    public DbSet<Response> Responses => Set<Response>();
    public DbSet<ResponseLink> ResponseLinks => Set<ResponseLink>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<StoryClaim> StoryClaims => Set<StoryClaim>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<FeedSubscription> FeedSubscriptions => Set<FeedSubscription>();
    public DbSet<ArticleSignature> ArticleSignatures => Set<ArticleSignature>();
    public DbSet<ArticleTerm> ArticleTerms => Set<ArticleTerm>();
    public DbSet<TermCount> TermCounts => Set<TermCount>();
    public DbSet<CopyBand> CopyBands => Set<CopyBand>();
    public DbSet<Note> Notes => Set<Note>();
    public DbSet<UnnamedTagging> UnnamedTaggings => Set<UnnamedTagging>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<List<string>>().HaveConversion<JsonConverter<List<string>>, JsonComparer<List<string>>>();
        configurationBuilder.Properties<List<Passage>>().HaveConversion<JsonConverter<List<Passage>>, JsonComparer<List<Passage>>>();
        configurationBuilder.Properties<Passage>().HaveConversion<JsonConverter<Passage>, JsonComparer<Passage>>();
        configurationBuilder.Properties<List<TextBlock>>().HaveConversion<JsonConverter<List<TextBlock>>, JsonComparer<List<TextBlock>>>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClaimTrackerContext).Assembly);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : DateTime.SpecifyKind(v, DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class JsonConverter<T>() : ValueConverter<T, string>(
        v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default),
        v => JsonSerializer.Deserialize<T>(v, JsonSerializerOptions.Default)!);

    private sealed class JsonComparer<T>() : ValueComparer<T>(
        (a, b) => JsonSerializer.Serialize(a, JsonSerializerOptions.Default) == JsonSerializer.Serialize(b, JsonSerializerOptions.Default),
        v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default).GetHashCode(StringComparison.Ordinal),
        v => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(v, JsonSerializerOptions.Default), JsonSerializerOptions.Default)!);
}

/// <summary>The model on SQLite.</summary>
public sealed class SqliteContext(DbContextOptions<SqliteContext> options) : ClaimTrackerContext(options);

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresContext(DbContextOptions<PostgresContext> options) : ClaimTrackerContext(options);
