using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ClaimTracker.Tests.Editing;

/// <summary>A store with one article, a claim, a denial and accounts of every role, and the commands that work on it.</summary>
public sealed class Desk : IAsyncDisposable
{
    public const string Text = "An official said on Monday that the dam is full. Minister Ana Ruiz denied the report. \"It is half empty,\" she said.";

    private readonly TestStore store;

    private Desk(TestStore store)
    {
        this.store = store;
        Decisions = new Decisions(store.Factory, Clock, Log);
        Links = new LinkCommands(Decisions);
        Statements = new StatementCommands(Decisions);
        Claims = new ClaimCommands(Decisions);
        Sources = new SourceCommands(Decisions);
        Articles = new ArticleCommands(Decisions);
        Notes = new NoteCommands(Decisions);
        Stories = new StoryCommands(Decisions);
        Tagging = new TaggingCommands(Decisions);
        Undo = new Undo(Decisions);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    public CapturedLog Log { get; } = new();
    public ContextFactory Factory => store.Factory;
    public Decisions Decisions { get; }
    public LinkCommands Links { get; }
    public StatementCommands Statements { get; }
    public ClaimCommands Claims { get; }
    public SourceCommands Sources { get; }
    public ArticleCommands Articles { get; }
    public NoteCommands Notes { get; }
    public StoryCommands Stories { get; }
    public TaggingCommands Tagging { get; }
    public Undo Undo { get; }

    public Actor Editor { get; private set; } = Actor.Anonymous;
    public Actor Second { get; private set; } = Actor.Anonymous;
    public Actor Reader { get; private set; } = Actor.Anonymous;

    public long Article { get; private set; }
    public long ArticleVersion { get; private set; }
    public long Official { get; private set; }
    public long Minister { get; private set; }
    public long Told { get; private set; }
    public long Denied { get; private set; }
    public long Claim { get; private set; }
    public long Response { get; private set; }
    public long Link { get; private set; }

    public static async Task<Desk> OpenAsync(string provider = "sqlite")
    {
        var desk = new Desk(await TestStore.CreateAsync(provider));
        await desk.AddAccountsAsync();
        await desk.AddArticleAsync();
        return desk;
    }

    public async Task<T> ReadAsync<T>(Func<ClaimTrackerContext, Task<T>> read)
    {
        await using var context = Factory.Create();
        return await read(context);
    }

    /// <summary>The commands as another process has them: no gate, lock or memory in common.</summary>
    public SourceCommands SourcesOfAnotherProcess() => new(new Decisions(new ContextFactory(Factory.Options), Clock, Log));

    public Task<List<Event>> EventsAsync() => ReadAsync(c => c.Events.AsNoTracking().OrderBy(e => e.Id).ToListAsync());

    public async Task SetRoleAsync(Actor actor, string? role)
    {
        await using var context = Factory.Create();
        context.UserRoles.RemoveRange(context.UserRoles.Where(r => r.UserId == actor.AccountId));
        if (role is not null)
            context.UserRoles.Add(new IdentityUserRole<long> { UserId = actor.AccountId!.Value, RoleId = (await context.Roles.SingleAsync(r => r.Name == role)).Id });
        await context.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task AddAccountsAsync()
    {
        await using var context = Factory.Create();
        foreach (var role in new[] { Roles.Reader, Roles.Editor, Roles.Administrator })
            context.Roles.Add(new IdentityRole<long>(role) { NormalizedName = role.ToUpperInvariant() });
        await context.SaveChangesAsync();
        Editor = await AddAccountAsync(context, "Editor 1", Roles.Editor);
        Second = await AddAccountAsync(context, "Editor 2", Roles.Editor);
        Reader = await AddAccountAsync(context, "Reader 1", Roles.Reader);
    }

    private async Task<Actor> AddAccountAsync(ClaimTrackerContext context, string name, string role)
    {
        var account = new Account { UserName = name, DisplayName = name };
        context.Users.Add(account);
        await context.SaveChangesAsync();
        var actor = new Actor(account.Id, name, role);
        await SetRoleAsync(actor, role);
        return actor;
    }

    private async Task AddArticleAsync()
    {
        await using var context = Factory.Create();
        var said = new DateTime(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc);
        var article = new Article { Title = "The dam", PublishedAt = said, PublishedPrecision = DatePrecision.Exact };
        var version = new ArticleVersion { Article = article, Number = 1, Title = "The dam", Text = Text, TextHash = "hash" };
        var official = new Source { Kind = SourceKind.Unnamed, Name = "An official", Key = "1#1" };
        var minister = new Source { Kind = SourceKind.Person, Name = "Ana Ruiz", Key = NameKey.Of("Ana Ruiz") };
        context.AddRange(article, version, official, minister);
        await context.SaveChangesAsync();
        official.ArticleId = article.Id;
        article.CurrentVersionId = version.Id;
        var told = Statement(article, version, official, "An official", "said", "the dam is full", "told");
        var denied = Statement(article, version, minister, "Minister Ana Ruiz", "denied", "the report", "denied");
        context.AddRange(told, denied);
        await context.SaveChangesAsync();
        var claim = new Claim { Text = "the dam is full", ActiveAt = said };
        var response = new Response { StatementId = denied.Id, Kind = ResponseKind.Denial, Confidence = .8, Because = ["cue: denied"], Fingerprint = "r1" };
        context.AddRange(claim, response);
        await context.SaveChangesAsync();
        var link = new ResponseLink { ResponseId = response.Id, ClaimId = claim.Id, TargetStatementId = told.Id, Confidence = .7, Because = ["refers to: the report"], Fingerprint = "l1" };
        context.AddRange(link, new Telling { ClaimId = claim.Id, StatementId = told.Id, Confidence = 1 });
        await context.SaveChangesAsync();
        await ClaimFigures.RecomputeAsync(context, [claim.Id]);
        (Article, ArticleVersion, Official, Minister, Told, Denied, Claim, Response, Link) =
            (article.Id, version.Id, official.Id, minister.Id, told.Id, denied.Id, claim.Id, response.Id, link.Id);
    }

    private static Statement Statement(Article article, ArticleVersion version, Source source, string who, string cue, string words, string fingerprint) => new()
    {
        ArticleId = article.Id, ArticleVersionId = version.Id, SourceId = source.Id, SourcePassage = Cut(who), CuePassage = Cut(cue), Content = [Cut(words)],
        Words = words, Start = Cut(who).Start, Confidence = .9, SaidAt = article.PublishedAt, SaidPrecision = article.PublishedPrecision, Fingerprint = fingerprint,
    };

    /// <summary>The first place of the words in the article.</summary>
    public static Passage Cut(string words) => Passage.Of(SpanOf(words), Text);

    public static Span SpanOf(string words)
    {
        var start = Text.IndexOf(words, StringComparison.Ordinal);
        return new Span(start, start + words.Length);
    }
}

/// <summary>Keeps what was logged.</summary>
public sealed class CapturedLog : ILogger<Decisions>
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{logLevel}: {formatter(state, exception)}");
}
