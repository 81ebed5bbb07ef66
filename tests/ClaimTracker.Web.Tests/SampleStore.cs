using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Tests;

/// <summary>A small store that has one of everything: a denied report, a copy, refusals, a confirmation later, an undated article, fiction.</summary>
public sealed class SampleStore(ClaimTrackerContext context)
{
    private readonly Dictionary<string, Source> named = [];
    private int unnamed;

    public Claim Denied { get; private set; } = null!;
    public Claim Unanswered { get; private set; } = null!;
    public Claim Refused { get; private set; } = null!;
    public Article Report { get; private set; } = null!;
    public Article Undated { get; private set; } = null!;
    public Statement DenialStatement { get; private set; } = null!;

    public static async Task<SampleStore> FillAsync(ContextFactory factory, CancellationToken cancel = default)
    {
        await using var context = factory.Create();
        var sample = new SampleStore(context);
        await sample.FillAsync(cancel);
        return sample;
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        Report = await ArticleAsync("Harbour Courier", "Minister met builder before contract", new DateTime(2026, 3, 2, 7, 15, 0, DateTimeKind.Utc), """
            Minister met builder before contract

            Share this story

            The minister met the builder nine days before the award, a senior official familiar with the talks told the Courier on condition of anonymity.

            “It was paid in cash,” the official said.

            The Ministry of Energy declined to comment on the meeting.
            """);
        var official = Unnamed(Report, "a senior official familiar with the talks", "Tarvenia");
        var first = Say(Report, official, "a senior official familiar with the talks", "told", "The minister met the builder nine days before the award");
        var cash = Say(Report, official, "the official", "said", "“It was paid in cash,”", QuoteKind.Direct);
        var refusal = Say(Report, Named("Ministry of Energy", SourceKind.Government, "Tarvenia"), "The Ministry of Energy", "declined to comment", "the meeting");
        var copy = await ArticleAsync("Vantrel Post", "Minister met builder before contract", new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), (await TextOfAsync(Report)), copyOf: Report);
        var copied = Say(copy, Unnamed(copy, "a senior official familiar with the talks", "Tarvenia"), "a senior official familiar with the talks", "told", "The minister met the builder nine days before the award");
        var reply = await ArticleAsync("Mercury Wire", "Drovane denies meeting builder", new DateTime(2026, 3, 5, 16, 0, 0, DateTimeKind.Utc), """
            Drovane denies meeting builder

            “I never met him,” said Ilka Drovane, denying the report.
            """);
        DenialStatement = Say(reply, Named("Ilka Drovane", SourceKind.Person, "Tarvenia", "minister of energy"), "Ilka Drovane", "denying", "“I never met him,”", QuoteKind.Direct);
        Undated = await ArticleAsync(null, "Dam is full, says ministry", null, """
            Dam is full, says ministry

            The dam has been filled since 24 September 2017, the ministry said.
            """, notBefore: new DateOnly(2017, 9, 24), fiction: false);
        var dam = Say(Undated, Named("Ministry of Water", SourceKind.Government, null), "the ministry", "said", "The dam has been filled since 24 September 2017");
        await context.SaveChangesAsync(cancel);
        Denied = Told("The minister met the builder nine days before the award", first, copied);
        Refused = Told("The dinner was paid in cash", cash);
        Unanswered = Told("The dam has been filled", dam);
        await context.SaveChangesAsync(cancel);
        Answer(DenialStatement, ResponseKind.Denial, Denied, first, .93);
        Answer(refusal, ResponseKind.DeclinedToComment, Refused, cash, .8);
        await context.SaveChangesAsync(cancel);
        await ClaimFigures.RecomputeAsync(context, [Denied.Id, Refused.Id, Unanswered.Id], cancel);
    }

    private async Task<Article> ArticleAsync(string? outlet, string title, DateTime? at, string text, Article? copyOf = null, DateOnly? notBefore = null, bool fiction = true)
    {
        var article = new Article
        {
            Title = title, IsFiction = fiction, PublishedAt = at, PublishedPrecision = at is null ? DatePrecision.Unknown : DatePrecision.Exact,
            NotBefore = notBefore, CopyOfId = copyOf?.Id, AddedAt = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc),
            Outlet = outlet is null ? null : context.Outlets.Local.FirstOrDefault(o => o.Name == outlet) ?? new Outlet { Name = outlet, Key = NameKey.Of(outlet) },
        };
        var version = new ArticleVersion { Number = 1, Title = title, Text = text, TextHash = title + at, Blocks = Blocks(text), AddedAt = article.AddedAt, Article = article };
        context.Add(version);
        await context.SaveChangesAsync();
        article.CurrentVersionId = version.Id;
        await context.SaveChangesAsync();
        return article;
    }

    private static List<TextBlock> Blocks(string text)
    {
        var (blocks, at) = (new List<TextBlock>(), 0);
        foreach (var part in text.Split("\n\n"))
        {
            var kind = at == 0 ? BlockKind.Headline : part.StartsWith("Share", StringComparison.Ordinal) ? BlockKind.Boilerplate : BlockKind.Paragraph;
            blocks.Add(new TextBlock(kind, new Span(at, at + part.Length)));
            at += part.Length + 2;
        }
        return blocks;
    }

    private async Task<string> TextOfAsync(Article article) => (await context.ArticleVersions.FindAsync(article.CurrentVersionId))!.Text;

    private Source Named(string name, SourceKind kind, string? country, string? role = null) =>
        named.TryGetValue(name, out var known) ? known : named[name] = new Source { Kind = kind, Name = name, Key = NameKey.Of(name), Country = country, Role = role };

    private Source Unnamed(Article article, string description, string? country) => new()
    {
        Kind = SourceKind.Unnamed, Name = description, Key = $"{article.Id}/{++unnamed}", ArticleId = article.Id, Country = country,
        Coding = new UnnamedCoding { Type = AnonymityType.Individual, Count = "one", Basis = KnowledgeBasis.Familiar, AnonymityCondition = true },
    };

    private Statement Say(Article article, Source source, string who, string cue, string words, QuoteKind quote = QuoteKind.Indirect)
    {
        var version = context.ArticleVersions.Local.Single(v => v.Id == article.CurrentVersionId);
        var content = Find(version.Text, words);
        var statement = new Statement
        {
            ArticleId = article.Id, ArticleVersionId = version.Id, Source = source, SourcePassage = Find(version.Text, who), CuePassage = Find(version.Text, cue),
            Content = [content], Words = words, Start = content.Start, Quote = quote, Confidence = .9, SaidAt = article.PublishedAt,
            SaidPrecision = article.PublishedPrecision, Fingerprint = Guid.NewGuid().ToString("N"),
        };
        context.Add(statement);
        return statement;
    }

    private static Passage Find(string text, string words)
    {
        var start = text.IndexOf(words, text.IndexOf("\n\n", StringComparison.Ordinal), StringComparison.Ordinal);
        return new Passage(start, start + words.Length, words);
    }

    private Claim Told(string text, params Statement[] statements)
    {
        var claim = new Claim { Text = text, ActiveAt = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc), Tellings = [.. statements.Select(s => new Telling { StatementId = s.Id, Confidence = 1 })] };
        context.Add(claim);
        return claim;
    }

    private void Answer(Statement statement, ResponseKind kind, Claim claim, Statement target, double confidence) => context.Add(new Response
    {
        StatementId = statement.Id, Kind = kind, Confidence = confidence, Because = ["cue: " + statement.CuePassage!.Text], Fingerprint = Guid.NewGuid().ToString("N"),
        Links = [new ResponseLink { ClaimId = claim.Id, TargetStatementId = target.Id, Confidence = confidence, Because = ["refers to: the report"], Fingerprint = Guid.NewGuid().ToString("N") }],
    });
}
