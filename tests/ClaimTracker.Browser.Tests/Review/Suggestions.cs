using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Browser.Tests.Review;

/// <summary>Fills a store with articles that hold one unnamed claim and one answer each.</summary>
public static class Suggestions
{
    private const string Claim = "a senior official familiar with the plan told the Courier on condition of anonymity because she was not authorized to speak";

    public static async Task FillAsync(ContextFactory store, int count)
    {
        await using var context = store.Create();
        var outlet = new Outlet { Name = "Harbour Courier", Key = NameKey.Of("Harbour Courier") };
        var minister = new Source { Kind = SourceKind.Person, Name = "Ilka Drovane", Key = NameKey.Of("Ilka Drovane"), Role = "minister of energy", Country = "Tarvenia" };
        context.AddRange(outlet, minister);
        var claims = new List<Claim>();
        for (var i = 1; i <= count; i++)
        {
            claims.Add(await AddAsync(context, outlet, minister, i));
            // Otherwise every save looks through all rows before it.
            context.ChangeTracker.Clear();
            context.AttachRange(outlet, minister);
        }
        await ClaimFigures.RecomputeAsync(context, [.. claims.Select(c => c.Id)]);
    }

    private static async Task<Claim> AddAsync(ClaimTrackerContext context, Outlet outlet, Source minister, int number)
    {
        var text = $"""
            Harbour plan {number} under scrutiny

            The harbour plan number {number} was paid for twice, {Claim}. The money came in two parts.

            Ilka Drovane denied the report, saying “no plan was ever paid for twice,” in a note on Tuesday.
            """;
        var at = new DateTime(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc).AddHours(number);
        var article = new Article { Title = $"Harbour plan {number} under scrutiny", Outlet = outlet, IsFiction = true, PublishedAt = at, PublishedPrecision = DatePrecision.Exact, AddedAt = at };
        var version = new ArticleVersion { Article = article, Number = 1, Title = article.Title, Text = text, TextHash = "text" + number, Blocks = Blocks(text), AddedAt = at };
        context.Add(version);
        await context.SaveChangesAsync();
        article.CurrentVersionId = version.Id;
        var official = new Source
        {
            Kind = SourceKind.Unnamed, Name = "a senior official familiar with the plan", Key = $"{article.Id}:1", ArticleId = article.Id, Country = "Tarvenia",
            Coding = new UnnamedCoding
            {
                Type = AnonymityType.Individual, Count = "one", Seniority = "senior", Basis = KnowledgeBasis.Familiar, AnonymityCondition = true,
                Reason = "because she was not authorized to speak",
            },
        };
        var told = Say(version, official, official.Name, "told", $"The harbour plan number {number} was paid for twice", "t" + number);
        var denied = Say(version, minister, "Ilka Drovane", "denied", "“no plan was ever paid for twice,”", "d" + number);
        context.AddRange(told, denied);
        await context.SaveChangesAsync();
        var claim = new Claim { Text = told.Words, ActiveAt = at, Tellings = [new Telling { StatementId = told.Id, Confidence = 1 }] };
        context.Add(claim);
        context.Add(new Response
        {
            StatementId = denied.Id, Kind = ResponseKind.Denial, Confidence = .8, Because = ["cue: denied"], Fingerprint = "r" + number,
            Links = [new ResponseLink { Claim = claim, TargetStatementId = told.Id, Confidence = .4 + (number % 50 / 100.0), Because = ["refers to: the report"], Fingerprint = "l" + number }],
        });
        await context.SaveChangesAsync();
        return claim;
    }

    private static Statement Say(ArticleVersion version, Source source, string who, string cue, string words, string fingerprint)
    {
        var content = Find(version.Text, words);
        return new Statement
        {
            ArticleId = version.ArticleId, ArticleVersionId = version.Id, Source = source, SourcePassage = Find(version.Text, who), CuePassage = Find(version.Text, cue),
            Content = [content], Words = words, Start = content.Start, Confidence = .9, SaidAt = version.AddedAt, SaidPrecision = DatePrecision.Exact, Fingerprint = fingerprint,
        };
    }

    private static Passage Find(string text, string words)
    {
        var start = text.IndexOf(words, text.IndexOf("\n\n", StringComparison.Ordinal), StringComparison.Ordinal);
        return new Passage(start, start + words.Length, words);
    }

    private static List<TextBlock> Blocks(string text)
    {
        var (blocks, at) = (new List<TextBlock>(), 0);
        foreach (var part in text.Split("\n\n"))
        {
            blocks.Add(new TextBlock(at == 0 ? BlockKind.Headline : BlockKind.Paragraph, new Span(at, at + part.Length)));
            at += part.Length + 2;
        }
        return blocks;
    }
}
