using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;
using ClaimTracker.Model;

namespace ClaimTracker.Import.PlainText;

/// <summary>Reads a plain text: optional front matter, a headline, then the article. The text stays as it is.</summary>
internal static class PlainTextReader
{
    private const int LongestTitle = 200;

    /// <param name="text">The decoded file.</param>
    /// <param name="location">For messages.</param>
    /// <exception cref="UnreadableDocumentException">The text holds no words.</exception>
    public static ImportedArticle Read(string text, string location)
    {
        var matter = FrontMatter.Read(text);
        var spans = Lines.Blocks(text, matter?.Span.End ?? 0);
        if (!spans.Exists(s => LineRules.HasLetters(s.Cut(text))))
            throw new UnreadableDocumentException(location, "the file holds no words", "Save the article again and import that file.");
        var candidates = spans.ConvertAll(s => new BlockCandidate(s.Cut(text)));
        var headline = Headline(candidates, matter?["title"]);
        var verdicts = BlockClassifier.Classify(candidates, headline);
        var blocks = spans.Select((span, i) => new TextBlock(verdicts[i].Kind, span)).ToList();
        if (matter is not null) blocks.Insert(0, new TextBlock(BlockKind.Boilerplate, matter.Span));
        return Article(text, matter, candidates, verdicts, blocks, headline);
    }

    private static ImportedArticle Article(
        string text, FrontMatter? matter, List<BlockCandidate> candidates, IReadOnlyList<BlockVerdict> verdicts, List<TextBlock> blocks, int headline)
    {
        var origins = new List<FieldOrigin>();
        var paragraphs = candidates.Where((_, i) => verdicts[i].Kind == BlockKind.Paragraph).Select(c => c.Text).ToList();
        var mark = WireMark.Find(paragraphs);
        var published = Published(matter, candidates, verdicts, origins);
        return new ImportedArticle
        {
            Title = Title(matter, candidates, headline, origins),
            Byline = Field("byline", matter, Byline(candidates), "a line at the top", origins),
            Outlet = Field("outlet", matter, null, "", origins),
            Agency = Field("agency", matter, mark?.Agency, "wire mark", origins),
            Dateline = Field("dateline", matter, mark?.Place, "wire mark", origins),
            Url = WebAddress.Clean(Field("url", matter, null, "", origins)),
            Language = Field("language", matter, LanguageGuess.Of(paragraphs), "common words of the text", origins),
            Published = published,
            Updated = matter?["updated"] is { } updated && DateReader.Read(updated) is { IsKnown: true } date ? date : null,
            NotBefore = published.IsKnown ? null : DateReader.LatestIn(text),
            IsFiction = matter?.IsFiction ?? false,
            Text = text,
            Blocks = blocks,
            Origins = origins,
        };
    }

    /// <summary>The first line is the headline unless it plainly is a paragraph: a wire mark, or a long line that ends as a sentence.</summary>
    private static int Headline(List<BlockCandidate> candidates, string? title)
    {
        var at = FirstWords(candidates);
        var first = candidates[at].Text;
        if (title is not null) return PhraseList.Normalize(first) == PhraseList.Normalize(title) ? at : -1;
        if (candidates.Count == 1 || first.Length > LongestTitle || WireMark.Find([first]) is not null) return -1;
        return first.Length < 90 || !LineRules.EndsSentence(first) || first[^1] is '?' or '"' or '”' ? at : -1;
    }

    private static int FirstWords(List<BlockCandidate> candidates) =>
        Math.Max(0, candidates.FindIndex(c => LineRules.HasLetters(c.Text) && BlockClassifier.BoilerplateRule(c, 1, candidates.Count) is null));

    private static string Title(FrontMatter? matter, List<BlockCandidate> candidates, int headline, List<FieldOrigin> origins)
    {
        var line = candidates[headline >= 0 ? headline : FirstWords(candidates)].Text;
        var first = headline >= 0 || line.Length <= 120 ? line : string.Concat(line.AsSpan(0, Cut(line, 110)), "…");
        return Field("title", matter, first, headline >= 0 ? "first line" : "start of the text", origins)!;
    }

    private static int Cut(string line, int longest)
    {
        var space = line.LastIndexOf(' ', longest);
        var at = space > 0 ? space : longest;
        return char.IsHighSurrogate(line[at - 1]) ? at - 1 : at;
    }

    private static string? Byline(List<BlockCandidate> candidates) =>
        candidates.Take(6).Select(c => LineRules.Authors(c.Text)).FirstOrDefault(a => a is not null);

    private static PublicationDate Published(
        FrontMatter? matter, List<BlockCandidate> candidates, IReadOnlyList<BlockVerdict> verdicts, List<FieldOrigin> origins)
    {
        if (matter?["published"] is { } written && DateReader.Read(written) is { IsKnown: true } date)
        {
            origins.Add(new("published", written, "front matter", []));
            return date;
        }
        for (var i = 0; i < Math.Min(candidates.Count, 7); i++)
        {
            if (verdicts[i].Kind != BlockKind.Boilerplate || !DateReader.IsDateLine(candidates[i].Text)) continue;
            origins.Add(new("published", candidates[i].Text, "a line at the top", []));
            return DateReader.Read(candidates[i].Text);
        }
        return PublicationDate.Unknown;
    }

    private static string? Field(string name, FrontMatter? matter, string? found, string from, List<FieldOrigin> origins)
    {
        var written = matter?[name];
        var value = written ?? found;
        if (value is null) return null;
        FieldCandidate[] others = written is not null && found is not null && found != written ? [new(found, from)] : [];
        origins.Add(new(name, value, written is not null ? "front matter" : from, others));
        return value;
    }
}
