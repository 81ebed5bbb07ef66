using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests;

public class ArticleExtractorTests
{
    [Theory]
    [InlineData("The minister said the talks would go on.", "The minister", "said", "the talks would go on")]
    [InlineData("\"We will not sign it,\" said Anna Berg, the mayor of Lund.", "Anna Berg, the mayor of Lund", "said", "\"We will not sign it,\"")]
    [InlineData("According to two officials, the deal has collapsed.", "two officials", "According to", "the deal has collapsed")]
    [InlineData("He is expected to leave the board soon, a senior official said on Thursday.", "a senior official", "said", "He is expected to leave the board soon")]
    [InlineData("Mr. Smith told reporters that the company had lost $3 million.", "Mr. Smith", "told", "that the company had lost $3 million")]
    public void Source_cue_and_content_are_found(string text, string source, string cue, string content)
    {
        var statement = Assert.Single(Extract(text));
        Assert.Equal(source, statement.SourceSpan?.Cut(text));
        Assert.Equal(cue, statement.CueSpan?.Cut(text));
        Assert.Equal(content, string.Join(" … ", statement.ContentSpans.Select(s => s.Cut(text))));
    }

    [Theory]
    [InlineData("The spokesman denied that the plant had been closed.", StatementAct.Statement)]
    [InlineData("The senator accused the bank of hiding its losses.", StatementAct.Statement)]
    [InlineData("Voters believe that the economy is getting worse.", StatementAct.Belief)]
    [InlineData("The president wants to close the base by June.", StatementAct.Intention)]
    public void Speech_belief_and_intention_are_told_apart(string text, StatementAct act) =>
        Assert.Equal(act, Assert.Single(Extract(text)).Act);

    [Theory]
    [InlineData("“It is over,” she said.", QuoteKind.Direct)]
    [InlineData("She said the deal was “a disaster” for the town.", QuoteKind.Mixed)]
    [InlineData("She said the deal was bad for the town.", QuoteKind.Indirect)]
    public void The_quotation_marks_decide_the_kind(string text, QuoteKind kind) => Assert.Equal(kind, Assert.Single(Extract(text)).Quote);

    [Fact]
    public void A_statement_carries_its_date() =>
        Assert.Equal("on Thursday", Assert.Single(Extract("The ministry said on Thursday that it had closed the port.")).TimeSpan?.Cut("The ministry said on Thursday that it had closed the port."));

    [Theory]
    [InlineData("“It was a mistake. I am sorry.” ― Anna Berg, Lund")]
    [InlineData("“It was a mistake. I am sorry.”\n\n— Anna Berg, Lund")]
    [InlineData("\"It was a mistake. I am sorry.\" -- Anna Berg, Lund.")]
    public void A_name_behind_a_dash_signs_the_quotation(string text)
    {
        var statement = Assert.Single(Extract(text));
        Assert.Equal("Anna Berg, Lund", statement.SourceSpan?.Cut(text));
        Assert.Equal(QuoteKind.Direct, statement.Quote);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("said")]
    [InlineData("\ud800 said \udc00 that\u200b \u202e“")]
    public void Any_text_is_accepted(string text) =>
        Assert.All(Extract(text), s => Assert.All(s.ContentSpans, c => Assert.InRange(c.End, c.Start + 1, text.Length)));

    [Fact]
    public void A_flood_of_cues_is_read_in_linear_time()
    {
        var text = string.Concat(Enumerable.Repeat("He said \"she told it ", 8_000));
        Assert.All(Extract(text), s => Assert.InRange(s.CueSpan!.Value.End, 1, text.Length));
    }

    /// <summary>The attributed statements; claims that nobody is credited with are another stage's.</summary>
    private static List<ExtractedStatement> Extract(string text) =>
        [.. ArticleExtractor.Default.Extract(new ArticleText(text, Paragraphs.Of(text))).Statements.Where(s => s.CueSpan is not null)];
}
