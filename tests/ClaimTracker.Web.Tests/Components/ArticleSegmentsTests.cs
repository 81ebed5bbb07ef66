using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Articles;
using FsCheck.Xunit;

namespace ClaimTracker.Web.Tests.Components;

public class ArticleSegmentsTests
{
    private const string Text = "The dam is full, officials said on Monday.";

    [Fact]
    public void Source_cue_and_content_are_cut_out_and_joined_give_the_text()
    {
        var statement = Statement(1, source: (17, 26), cue: (27, 31), content: (0, 15));

        var segments = Segments.Of(Text, new Span(0, Text.Length), [statement], _ => false);

        Assert.Equal(
            [("The dam is full", Role.Content), (", ", Role.None), ("officials", Role.Source), (" ", Role.None), ("said", Role.Cue), (" on Monday.", Role.None)],
            segments.Select(s => (s.Text, s.Role)));
        Assert.Equal(1, Assert.Single(segments[0].Opens).Id);
    }

    [Fact]
    public void A_lit_statement_shows_through_one_that_lies_in_it()
    {
        var outer = Statement(1, null, null, (0, 15));
        var inner = Statement(2, null, null, (4, 7));

        Assert.Equal([1, 2, 1], Segments.Of(Text, new Span(0, 15), [outer, inner], _ => false).Select(s => s.Statement!.Id));
        Assert.Equal([1, 1, 1], Segments.Of(Text, new Span(0, 15), [outer, inner], s => s.Id == 1).Select(s => s.Statement!.Id));
    }

    [Property(MaxTest = 300)]
    public bool Segments_joined_are_the_block_whatever_the_spans(int a, int b, int c, int d, int from, int to)
    {
        static (int, int) Order(int x, int y)
        {
            var (p, q) = (Math.Abs(x % Text.Length), Math.Abs(y % Text.Length));
            return (Math.Min(p, q), Math.Max(p, q) + 1);
        }
        var block = Order(from, to);
        var statements = new[] { Statement(1, Order(a, b), Order(b, c), Order(c, d)), Statement(2, null, Order(a, d), Order(b, d)) };

        return string.Concat(Segments.Of(Text, new Span(block.Item1, block.Item2), statements, s => s.Id == 2).Select(s => s.Text)) == Text[block.Item1..block.Item2];
    }

    [Property(MaxTest = 300)]
    public bool Differences_give_back_both_texts(string[]? before, string[]? after)
    {
        static string Join(string[]? words) => string.Join(' ', (words ?? []).Select(w => string.Concat((w ?? "").Where(char.IsLetterOrDigit))).Where(w => w.Length > 0));
        var (old, fresh) = (Join(before), Join(after));
        var pieces = TextChanges.Between(old, fresh).SelectMany(p => p).ToList();
        string Side(Change other) => string.Concat(pieces.Where(p => p.Change != other).Select(p => p.Text));

        return Side(Change.Added).Replace(" ", "", StringComparison.Ordinal) == old.Replace(" ", "", StringComparison.Ordinal)
            && Side(Change.Removed).Replace(" ", "", StringComparison.Ordinal) == fresh.Replace(" ", "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_word_is_shown_within_its_paragraph() => Assert.Equal(
        [(Change.Kept, "Three "), (Change.Removed, "men "), (Change.Added, "people "), (Change.Kept, "spoke")], Assert.Single(TextChanges.Between("Three men spoke", "Three people spoke")));

    [Fact]
    public void Choosing_a_denial_lights_the_claim_that_it_answers()
    {
        var claim = new ClaimRef(5, "The dam is full", ClaimState.Denied);
        var telling = Statement(1, null, null, (0, 15)) with { Claims = [claim] };
        var denial = Statement(2, null, (27, 31), (17, 26)) with { Answer = new Answer(ResponseKind.Denial, default, default, [], [new AnsweredClaim(claim, 1, .9, ReviewState.Suggested, [])]) };
        var other = Statement(3, null, null, (32, 41));
        var page = new ArticlePage(1, "t", null, null, null, false, false, default, null, null, 1, null, null, null, Text, [], [telling, denial, other], []);

        var reading = new ArticleReading(page, 2);

        Assert.Equal([1, 2], reading.Lit.Order());
        Assert.Equal(("A", "1", "claim", "rebut"), (reading.Marker(telling), reading.Marker(denial), ArticleReading.Meaning(telling), ArticleReading.Meaning(denial)));
        Assert.Equal(2, Assert.Single(reading.AnswersTo(telling)).Statement.Id);
    }

    private static ArticleStatement Statement(long id, (int, int)? source, (int, int)? cue, (int, int) content) => new(
        id, null, Passage(source), Passage(cue), null, [Passage(content)!], "", QuoteKind.Indirect, StatementAct.Statement, content.Item1, 1, ReviewState.Suggested, null);

    private static Passage? Passage((int Start, int End)? span) => span is { } s ? new Passage(s.Start, s.End, Text[s.Start..s.End]) : null;
}
