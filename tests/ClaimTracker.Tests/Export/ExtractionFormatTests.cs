using System.Globalization;
using System.Text.Json;
using ClaimTracker.Export;
using ClaimTracker.Extraction;
using ClaimTracker.Import;
using FsCheck;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Export;

public class ExtractionFormatTests
{
    [Property]
    public void Every_span_cuts_its_text_in_code_points(NonNull<string> before, NonNull<string> middle)
    {
        var text = WellFormed.Of($"🌊{before.Get}") + "x" + WellFormed.Of(middle.Get) + "🧊";
        var start = text.IndexOf('x', StringComparison.Ordinal);
        var statement = new ExtractedStatement(null, null, null, new Span(start, start + 1), [new Span(start, text.Length)], QuoteKind.Direct, StatementAct.Statement, 0.5);

        using var json = Write(text, new ArticleExtraction([], [statement], []));

        var written = json.RootElement.GetProperty("statements")[0];
        var codePoints = text.EnumerateRunes().ToArray();
        foreach (var span in new[] { written.GetProperty("cueSpan"), written.GetProperty("contentSpans")[0] })
        {
            var cut = string.Concat(codePoints[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()]);
            Assert.Equal(cut, span.GetProperty("text").GetString());
        }
    }

    [Fact]
    public void A_lone_surrogate_is_replaced_and_moves_no_offset()
    {
        var text = "a\ud800b";
        var statement = new ExtractedStatement(null, null, null, new Span(2, 3), [], QuoteKind.Direct, StatementAct.Statement, 1);

        using var json = Write(text, new ArticleExtraction([], [statement], []));

        Assert.Equal("a\ufffdb", json.RootElement.GetProperty("text").GetString());
        Assert.Equal((2, "b"), (json.RootElement.GetProperty("statements")[0].GetProperty("cueSpan").GetProperty("start").GetInt32(),
            json.RootElement.GetProperty("statements")[0].GetProperty("cueSpan").GetProperty("text").GetString()));
    }

    [Fact]
    public void A_response_names_the_statements_it_answers()
    {
        const string text = "Mina denied that Olaf resigned.";
        var claim = new ExtractedStatement(null, null, null, null, [new Span(17, 30)], QuoteKind.Indirect, StatementAct.Statement, 1);
        var answer = new ExtractedStatement(0, null, new Span(0, 4), new Span(5, 11), [new Span(12, 30)], QuoteKind.Indirect, StatementAct.Statement, 1);
        var source = new ExtractedSource(SourceKind.Person, "Mina", null, null, [new Span(0, 4)], null);
        var response = new ExtractedResponse(1, ResponseKind.CounterClaim, [new ResponseTarget(0, 0.8, ["both name Olaf"])], 0.9, ["cue: denied"], DenialStrength.Plain, ResponseScope.Whole);

        using var json = Write(text, new ArticleExtraction([source], [claim, answer], [response]));

        var written = json.RootElement.GetProperty("responses")[0];
        Assert.Equal(("t2", "counter_claim", "t1"),
            (written.GetProperty("statement").GetString(), written.GetProperty("kind").GetString(), written.GetProperty("to")[0].GetString()));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("statements")[0].GetProperty("cueSpan").ValueKind);
        Assert.Equal("s1", json.RootElement.GetProperty("statements")[1].GetProperty("source").GetString());
    }

    private static JsonDocument Write(string text, ArticleExtraction found)
    {
        var article = new ImportedArticle { Title = "Title", Text = text, Blocks = [new TextBlock(BlockKind.Paragraph, new Span(0, text.Length))] };
        return JsonDocument.Parse(ExtractionFormat.Line("in.txt", 0.ToString("x64", CultureInfo.InvariantCulture), article, found));
    }
}
