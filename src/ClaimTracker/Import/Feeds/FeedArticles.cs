using ClaimTracker.Extraction;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Import.Feeds;

/// <summary>Turns the entries of a feed that carry text into articles.</summary>
public static class FeedArticles
{
    /// <summary>The article of one entry; null where the entry has no text. A summary is marked as a stub.</summary>
    public static ImportedArticle? Of(Feed feed, FeedItem item, CancellationToken cancellationToken = default)
    {
        if (item.Html is null) return null;
        var candidates = FragmentReader.Candidates(item.Html, item.Url ?? item.Id, cancellationToken);
        if (candidates.Count == 0) return null;
        var text = new JoinedText();
        text.Add(BlockKind.Headline, item.Title);
        var verdicts = BlockClassifier.Classify(candidates, headline: -1);
        for (var i = 0; i < candidates.Count; i++) text.Add(verdicts[i].Kind, candidates[i].Text);
        var mark = WireMark.Find(candidates.ConvertAll(c => c.Text));
        return new ImportedArticle
        {
            Title = item.Title,
            Byline = item.Byline,
            Outlet = feed.Title,
            Agency = mark?.Agency,
            Dateline = mark?.Place,
            Url = item.Url,
            Language = LanguageGuess.Of(candidates.ConvertAll(c => c.Text)),
            Published = item.Published,
            NotBefore = item.Published.IsKnown ? null : Dates.DateReader.LatestIn(text.Text),
            IsStub = !item.IsWhole,
            Text = text.Text,
            Blocks = text.Blocks,
            Origins = [new("title", item.Title, "feed", [])],
        };
    }
}
