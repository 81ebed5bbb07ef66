using ClaimTracker.Import.Blocks;

namespace ClaimTracker.Import.Html;

/// <summary>Reads a piece of HTML that is all article, such as the content of a feed entry.</summary>
internal static class FragmentReader
{
    /// <summary>The blocks of the fragment.</summary>
    public static List<BlockCandidate> Candidates(string html, string location, CancellationToken cancel)
    {
        using var document = PageParser.Parse(("<!doctype html><body>" + html).AsMemory(), location, cancel);
        return PageWalk.Of(document, cancel).Blocks.ConvertAll(b => new BlockCandidate(b.Text, ArticleBuilder.Hint(b), b.LinkShare));
    }

    /// <summary>The words of the fragment in one line.</summary>
    public static string PlainText(string html) =>
        string.Join(' ', Candidates(html, "", CancellationToken.None).Select(c => c.Text));
}
