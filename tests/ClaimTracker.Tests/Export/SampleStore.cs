using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Tests.Export;

/// <summary>Fills a store with claims, tellings and responses whose texts are the worst that a cell can hold.</summary>
internal static class SampleStore
{
    /// <summary>Cells that break careless writers and readers.</summary>
    public static IReadOnlyList<string> Hostile { get; } =
    [
        "=HYPERLINK(\"http://example.org\",\"click\")", "+1", "-2+3", "@SUM(A1)", "\tTab first", "\rReturn first", "two\nlines", "two\r\nlines", "a\rb",
        "comma, and \"quotes\"", "\"", "\"\"", "'", " blank before", "blank behind ", "🌊 emoji 👩‍👩‍👧 family", "مرحبا بالعالم", "\u202Eright to left", "＝1+1", "\uFEFFmark",
        "a;b|c", "\\N", "NULL", "0123", "1e5", "ends with backslash\\", "e\u0301 combining", "\u2028line separator", "{\"json\": [1]}", "  =1+1",
    ];

    /// <summary>U+0000 within text, which PostgreSQL cannot hold.</summary>
    public const string WithNul = "nul \0 within";

    /// <summary>
    /// For each hostile text an article that tells a claim in these words and one that denies it; every third claim is left unanswered,
    /// and a rejected link is there that must not be exported as a response.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FillAsync(ContextFactory factory, CancellationToken cancel, bool withNul = true)
    {
        var texts = factory.IsPostgres || !withNul ? Hostile : [.. Hostile, WithNul];
        await using var context = factory.Create();
        var run = new ExtractionRun { Engine = "test-engine/1", StartedAt = At(0) };
        var outlet = new Outlet { Name = "=Daily \"Planet\", late\nedition", Key = "daily planet" };
        context.AddRange(run, outlet);
        for (var i = 0; i < texts.Count; i++) Add(context, outlet, i, texts[i]);
        await context.SaveChangesAsync(cancel);
        await SetReferencesAsync(context, cancel);
        return texts;
    }

    /// <summary>Fills every table that a package holds, references that point forward included; without U+0000.</summary>
    public static async Task FillEverythingAsync(ContextFactory factory, CancellationToken cancel)
    {
        await FillAsync(factory, cancel, withNul: false);
        await using var context = factory.Create();
        var sources = context.Sources.OrderBy(s => s.Id).ToList();
        var statements = context.Statements.OrderBy(s => s.Id).ToList();
        var claims = context.Claims.OrderBy(c => c.Id).ToList();
        (sources[0].MergedIntoId, claims[0].MergedIntoId, statements[0].ParentId) = (sources[4].Id, claims[2].Id, statements[4].Id);
        context.Articles.OrderBy(a => a.Id).First().CopyOfId = context.Articles.Max(a => a.Id);
        statements[1].SourcePassage = statements[1].RelayPassage = statements[1].Content[0];
        statements[1].Content = [.. statements[1].Content, statements[1].CuePassage!];
        statements[2].Content = [];
        (statements[3].IsCurrent, statements[3].SaidAt, statements[3].Confidence) = (false, At(0.12345), 1.0 / 3);
        var version = context.ArticleVersions.First(v => v.Id == statements[1].ArticleVersionId);
        version.Provenance = "{\"title\":\"first \\\"line\\\"\"}";
        context.AddRange(
            new SourceMention { SourceId = sources[1].Id, ArticleVersionId = version.Id, Start = 2, End = 7, Text = version.Text[2..7] },
            new SourceAlias { SourceId = sources[1].Id, Name = "Other, \"name\"", Key = "other name" },
            new UnnamedTagging { SourceId = sources.First(s => s.IsUnnamed).Id, Sector = Sector.LawEnforcement, Country = "", Body = "a \"body\"" },
            new Story { Name = "Dam", Slug = "dam", IsPublished = true, CreatedAt = At(1), Claims = [new StoryClaim { ClaimId = claims[1].Id, Position = 0 }] },
            new Story { Name = "Secret plan", Slug = "secret", CreatedAt = At(2), Claims = [new StoryClaim { ClaimId = claims[1].Id, Position = 0 }] },
            new FeedSubscription { Url = "https://example.org/feed?a=1&b=2", AddedAt = At(1), NextPollAt = At(2), Failures = 3 },
            new Note { Entity = "Claim", EntityId = claims[0].Id, Text = "Ask again", Author = "Edith Editor", At = At(3) },
            new Fetch { ArticleVersionId = version.Id, Location = "/in/box.txt", BytesHash = new string('a', 64), Bytes = [0, 1, 255, 13, 10], At = At(4) },
            new Fetch { ArticleVersionId = version.Id, Location = "https://example.org/x", BytesHash = new string('a', 64), Ordinal = 1, At = At(5) });
        for (var i = 1; i <= 2; i++) context.Add(Decision(i, claims[0].Id));
        await context.SaveChangesAsync(cancel);
    }

    private static Event Decision(long id, long claimId)
    {
        var decision = new Event
        {
            Id = id, At = At(id).AddTicks(1234560), AccountId = 7, Actor = "Edith Editor", Command = "confirm-claim", Entity = "Claim", EntityId = claimId,
            Before = "{\"Review\":\"Suggested\"}", After = "{\"Review\":\"Confirmed\"}", Why = id == 1 ? "" : null, Decision = $"d{id}",
            PreviousHash = new string('0', 64), Hash = "",
        };
        decision.Hash = decision.ComputeHash();
        return decision;
    }

    /// <summary>The instant <paramref name="hours"/> after the beginning of the sample.</summary>
    public static DateTime At(double hours) => new DateTime(2026, 3, 2, 7, 15, 0, DateTimeKind.Utc).AddHours(hours);

    private static void Add(ClaimTrackerContext context, Outlet outlet, int i, string words)
    {
        var teller = new Source { Kind = SourceKind.Unnamed, Name = words, Key = $"unnamed {i}", Coding = Coding(words) };
        var told = Tell(context, outlet, i, $"🗞 They said: {words} And more.", words, teller, At(i));
        var claim = new Claim { Text = words, State = ClaimState.Unanswered, FirstToldAt = told.SaidAt, FirstToldPrecision = DatePrecision.Day, ActiveAt = At(i), ArticleCount = 1 };
        claim.Tellings.Add(new Telling { Statement = told, Confidence = 1, Because = ["first telling"] });
        context.Add(claim);
        var answerer = new Source { Kind = SourceKind.Government, Name = "Ministry of " + words, Key = $"ministry {i}" };
        var answer = Tell(context, outlet, i + 1000, $"The ministry denied it 😀: {words}", words, answerer, At(i + 12.5));
        var response = new Response
        {
            Statement = answer, Kind = i % 2 == 0 ? ResponseKind.Denial : ResponseKind.DeclinedToComment, Confidence = 0.875,
            Because = ["cue: \"denied\""], Fingerprint = $"r{i}", Strength = DenialStrength.Categorical,
        };
        var link = new ResponseLink { Response = response, Claim = claim, Confidence = 0.1 + 0.2, Because = [words], Fingerprint = $"l{i}" };
        if (i % 3 == 2) link.Review = ReviewState.Rejected;
        else claim.State = i % 2 == 0 ? ClaimState.Denied : ClaimState.NoComment;
        context.AddRange(response, link);
    }

    private static Statement Tell(
        ClaimTrackerContext context, Outlet outlet, int i, string text, string words, Source source, DateTime at)
    {
        var start = text.IndexOf(words, StringComparison.Ordinal);
        var article = new Article
        {
            Title = words, Outlet = outlet, Url = $"https://example.org/{i}", PublishedAt = at, PublishedPrecision = DatePrecision.Exact, AddedAt = At(0),
            NotBefore = new DateOnly(2026, 3, 1), PublishedOffset = 60, PublishedAsWritten = words,
        };
        var version = new ArticleVersion
        {
            Article = article, Number = 1, Title = words, Text = text, AddedAt = At(0),
            TextHash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))),
            Blocks = [new TextBlock(BlockKind.Paragraph, new Span(0, text.Length))],
        };
        var statement = new Statement
        {
            Article = article, ArticleVersion = version, Source = source, Content = [new Passage(start, start + words.Length, words)], Words = words,
            CuePassage = Passage.Of(new Span(3, 7), text), Start = 3, Quote = QuoteKind.Mixed, Confidence = 0.5, SaidAt = at,
            SaidPrecision = DatePrecision.Exact, Fingerprint = $"s{i}", SaidAsWritten = "on Tuesday",
        };
        context.AddRange(article, version, statement);
        return statement;
    }

    private static UnnamedCoding Coding(string words) => new()
    {
        Type = AnonymityType.Group, Count = "plural", Affiliation = words, Basis = KnowledgeBasis.FirstHand, AnonymityCondition = true, Reason = words,
    };

    // References that can only be set once the rows they point to have ids.
    private static async Task SetReferencesAsync(ClaimTrackerContext context, CancellationToken cancel)
    {
        var runId = context.ExtractionRuns.Local.Single().Id;
        foreach (var version in context.ArticleVersions.Local)
        {
            version.RunId = runId;
            version.Article!.CurrentVersionId = version.Id;
        }
        foreach (var statement in context.Statements.Local) statement.RunId = runId;
        foreach (var claim in context.Claims.Local) claim.FirstStatementId = claim.Tellings[0].StatementId;
        foreach (var source in context.Sources.Local.Where(s => s.IsUnnamed))
            source.ArticleId = context.Statements.Local.First(s => s.SourceId == source.Id).ArticleId;
        await context.SaveChangesAsync(cancel);
    }
}
