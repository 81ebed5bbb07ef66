using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Import.PlainText;

namespace ClaimTracker.Import.Tables;

/// <summary>Makes an article out of the fields of a row.</summary>
internal static class TableArticle
{
    private const string Origin = "column of the table";

    public static ImportedArticle Of(string body, string? title, string? url, string? published, string? byline, string? outlet, string? language)
    {
        var text = new JoinedText();
        text.Add(BlockKind.Headline, title);
        var candidates = Lines.Blocks(body, 0).ConvertAll(span => new BlockCandidate(span.Cut(body)));
        var verdicts = BlockClassifier.Classify(candidates, headline: -1);
        for (var i = 0; i < candidates.Count; i++) text.Add(verdicts[i].Kind, candidates[i].Text);
        var words = candidates.ConvertAll(c => c.Text);
        var date = DateReader.Read(published);
        var mark = WireMark.Find(words);
        return new ImportedArticle
        {
            Title = title ?? Start(words[0]),
            Byline = byline,
            Outlet = outlet,
            Agency = mark?.Agency,
            Dateline = mark?.Place,
            Url = WebAddress.Clean(url),
            Language = language ?? LanguageGuess.Of(words),
            Published = date,
            NotBefore = date.IsKnown ? null : DateReader.LatestIn(text.Text),
            Text = text.Text,
            Blocks = text.Blocks,
            Origins = Origins(("title", title), ("byline", byline), ("outlet", outlet), ("url", url), ("published", published), ("language", language)),
        };
    }

    private static List<FieldOrigin> Origins(params (string Field, string? Value)[] fields) =>
        fields.Where(f => f.Value is not null).Select(f => new FieldOrigin(f.Field, f.Value!, Origin, [])).ToList();

    private static string Start(string line) => line.Length <= 120 ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[118]) ? 118 : 119), "…");
}
