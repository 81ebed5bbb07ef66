using System.Text.Json;
using ClaimTracker.Extraction.Training;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests.Training;

public class ResponseStandoffTests
{
    private const string Text = "“🙂 Rain fell,” a guard said on Monday in the flooded square. Reports that rain fell were false, the mayor said.";

    private const string Annotation = """
        {"file":"a.txt","story":"rain","claims":[{"id":"C1","source":"a guard","content":"Rain fell","mentions":["Reports that rain fell"]}],
         "responses":[{"source":"the mayor","cue":"said","content":"Reports that rain fell were false","to":["C1"],"kinds":["denial","counter_claim"],"required":false}],
         "unnamed":[{"text":"a guard","mentions":[],"type":["individual"],"count":["one"],"affiliation":"","basis":["not_stated"],"anonymity_condition":[false],"reason":"","required":true}]}
        """;

    [Fact]
    public void A_line_places_the_same_annotations_as_the_file_it_was_made_of()
    {
        var (name, story, gold) = ResponseStandoff.Read(Line(Text), _ => Text);
        Assert.Equal(("a", "rain"), (name, story));
        Assert.Equal(["Rain fell", "Reports that rain fell"], gold.Claims["C1"].Select(m => m.Cut(Text)));
        var response = Assert.Single(gold.Responses);
        Assert.Equal(["the mayor", "said", "Reports that rain fell were false"], [response.Source!.Value.Cut(Text), response.Cue!.Value.Cut(Text), response.Content!.Value.Cut(Text)]);
        Assert.Equal(Text.LastIndexOf("said", StringComparison.Ordinal), response.Cue!.Value.Start);
        Assert.Equal([ResponseKind.Denial, ResponseKind.CounterClaim], response.Kinds);
        Assert.False(response.Required);
        Assert.Equal(["a guard"], Assert.Single(gold.Unnamed).Mentions.Select(m => m.Cut(Text)));
    }

    [Fact]
    public void A_line_holds_no_word_of_the_article() => Assert.DoesNotContain("mayor", Line(Text), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_was_changed_is_refused_by_name()
    {
        var line = Line(Text);
        Assert.StartsWith("a:", Assert.Throws<FormatException>(() => ResponseStandoff.Read(line, _ => Text + " ")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_that_does_not_stand_in_the_text_is_refused_by_name() =>
        Assert.StartsWith("a:", Assert.Throws<FormatException>(() => Line("Rain fell, the mayor said.")).Message, StringComparison.Ordinal);

    [Property]
    public void Code_points_and_UTF_16_offsets_turn_into_each_other(bool[] wide)
    {
        var text = string.Concat(wide.Select(w => w ? "🙂" : "a"));
        var offsets = new CodePoints(text);
        for (var i = 0; i <= wide.Length; i++)
            Assert.Equal(i, offsets.CodePoint(offsets.Utf16(i)));
        Assert.Equal(text.Length, offsets.Utf16(wide.Length));
    }

    [Fact]
    public void Every_annotation_of_the_repository_cuts_words_out_of_its_text()
    {
        var texts = Above(Path.Combine("shared", "polnear", "train", "text"));
        var rows = Above(Path.Combine("shared", "html", "truth.jsonl"));
        var stories = Above(Path.Combine("shared", "stories", "articles"));
        Assert.SkipUnless(texts is not null && rows is not null && stories is not null, "The annotated texts are not here: ../shared/polnear/train/text, ../shared/html/truth.jsonl and ../shared/stories/articles.");
        var byId = File.ReadLines(rows!).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(row => row.GetProperty("id").GetString()!, row => row.GetProperty("text").GetString()!);
        foreach (var line in File.ReadLines(Above(Path.Combine("src", "ClaimTracker.Extraction", "Training", "annotations.jsonl"))!))
        {
            var text = "";
            var (name, _, gold) = ResponseStandoff.Read(line, name => text = byId.TryGetValue(name, out var there) ? there
                : File.ReadAllText(new[] { texts!, stories! }.Select(folder => Path.Combine(folder, name + ".txt")).First(File.Exists)));
            var spans = gold.Responses.SelectMany(r => new[] { r.Source, r.Cue, r.Content }).OfType<Span>()
                .Concat(gold.Claims.Values.SelectMany(m => m)).Concat(gold.Unnamed.SelectMany(u => u.Mentions));
            Assert.All(spans, span => Assert.False(string.IsNullOrWhiteSpace(span.Cut(text)), $"{name} {span}"));
            Assert.All(gold.Responses.SelectMany(r => r.To), claim => Assert.Contains(claim, gold.Claims));
        }
    }

    private static string Line(string text) => ResponseStandoff.Write("a", JsonDocument.Parse(Annotation).RootElement, text);

    /// <summary>A file or folder beside the tests or in a folder above them; null where there is none.</summary>
    private static string? Above(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, path) is var there && Path.Exists(there))
                return there;
        return null;
    }
}
