using System.Numerics;
using ClaimTracker.Import.Blocks;

namespace ClaimTracker.Import.Html;

/// <summary>Numbers that describe a block of a page to the <see cref="BodyModel"/>: its words, its place and its neighbours.</summary>
internal sealed class BlockFeatures
{
    private const int Levels = 10;
    private const int Flags = 14;
    private const int LeastRepeated = 25, LongestRepeated = 400;
    private const int LeastInBody = 20;

    /// <summary>Number of features of the first pass.</summary>
    public static readonly int Count = 29 + 8 + 12 + 11 + Flags + ClassWords.Groups.Length + 12 + 28 + 13;

    /// <summary>Number of features of the second pass, which has those of the first, too.</summary>
    public static readonly int SecondCount = Count + SecondPass.Count;

    private readonly PageSurvey _survey;
    private readonly Page _page;
    private readonly PageHints _hints;
    private readonly List<PageBlock> _blocks;
    private readonly LineTraits[] _traits;
    private readonly LetterIndex _letters;
    private readonly LetterIndex? _body;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly float[] _nearest = new float[ClassWords.Groups.Length];
    private Frame? _nearestOf;
    private SecondPass? _second;

    public BlockFeatures(Page page, PageHints hints)
    {
        _survey = new(page, hints);
        (_page, _hints, _blocks, _traits) = (page, hints, page.Blocks, _survey.Traits);
        _letters = new(string.Concat(_traits.Select(t => t.Letters)), LeastRepeated);
        _body = hints.Body is null ? null : new(hints.Body, LeastInBody);
    }

    /// <summary>Writes the features of block <paramref name="at"/>; call in block order.</summary>
    public void Write(int at, Span<float> values)
    {
        var writer = new FeatureWriter(values);
        var block = _blocks[at];
        Own(ref writer, block, _traits[at]);
        Place(ref writer, block, at);
        Ancestors(ref writer, block.Frame);
        Metadata(ref writer, block, at);
        Teasers(ref writer, block, at);
        for (var offset = 1; offset <= 2; offset++)
        {
            Neighbour(ref writer, block, at - offset);
            Neighbour(ref writer, block, at + offset);
        }
    }

    private static void Own(ref FeatureWriter w, PageBlock block, in LineTraits traits)
    {
        w.Add(MathF.Log(1 + block.Text.Length));
        w.Add(traits.Words);
        w.Add(block.LinkShare);
        w.Add(traits.EndsSentence);
        w.Add(traits.EndsOpen);
        w.Add(traits.StartsUpper);
        w.Add(traits.Commas);
        w.Add(traits.Stops);
        w.Add(traits.UpperShare);
        w.Add(traits.DigitShare);
        w.Add(traits.WordLength);
        w.Add((float)block.BoldChars / block.Text.Length);
        w.Add((float)block.ItalicChars / block.Text.Length);
        w.Add(traits.Phrase);
        w.Add(traits.Caption);
        w.Add(traits.Tag);
        w.Add(block.Frame.Tag == "p");
        w.Add(block.Frame.Tag is "li");
        w.Add(block.Frame.Tag is "div");
        w.Add(block.Frame.Tag is "tr" or "dt" or "dd");
        w.Add(block.Frame.Tag is "figcaption" or "figure");
        w.Add(block.IsProse);
        w.Add(block.Time is not null);
        w.Add(traits.Marks);
        w.Add(traits.Sentences);
        w.Add(traits.StartsDash);
        w.Add(traits.Furniture);
        w.Add(traits.Addressing);
        w.Add(traits.IsDate);
    }

    private void Place(ref FeatureWriter w, PageBlock block, int at)
    {
        var prose = Math.Max(1, _page.Root.ProseChars);
        w.Add((float)at / _blocks.Count);
        w.Add(at - _survey.FirstHeading);
        w.Add(at - _survey.FirstProse);
        w.Add(_survey.LastProse - at);
        w.Add((float)_survey.ProseBefore[at] / prose);
        w.Add(MathF.Log(prose));
        w.Add(_blocks.Count);
        w.Add((float)prose / Math.Max(1, _page.Root.Chars));
        var frame = block.Frame;
        Box(ref w, frame, prose);
        Box(ref w, frame.Parent ?? frame, prose);
        Box(ref w, frame.Parent?.Parent ?? frame, prose);
        w.Add(frame.Parent?.ChildBlocks ?? 0);
        w.Add(frame.Parent is { ChildBlocks: > 0 } parent ? (float)parent.ChildParagraphs / parent.ChildBlocks : 0);
        w.Add(LevelsTo(frame, _survey.Box));
        w.Add(LevelsTo(frame, _survey.Box?.Parent));
        w.Add(LevelsTo(frame, _survey.Box?.Parent?.Parent));
        w.Add(LevelsToShare(frame, prose));
        w.Add(frame.Depth);
        w.Add((float)_survey.Kinds[at].Prose / prose);
        w.Add((float)_survey.WideKinds[at].Prose / prose);
        w.Add(_survey.Kinds[at].Count);
        w.Add(frame.OwnBlocks);
    }

    /// <summary>Signs of a list of other articles: many article elements, blocks of one kind that each follow a link, a title that stands elsewhere.</summary>
    private void Teasers(ref FeatureWriter w, PageBlock block, int at)
    {
        var kind = _survey.Kinds[at];
        w.Add((float)kind.Followers / kind.Count);
        w.Add(at > 0 && PageSurvey.IsLink(_blocks[at - 1]) ? _blocks[at - 1].Frame.Parent == block.Frame.Parent ? 2 : 1 : 0);
        w.Add(kind.Links / kind.Count);
        w.Add(kind.Chars / (float)kind.Count);
        w.Add(_survey.TitleAt < 0 ? -1000 : at - _survey.TitleAt);
        w.Add(_survey.TitleAt < 0 ? -1 : LevelsToBlock(block.Frame, _survey.TitleAt));
        w.Add(_survey.Title is { Length: > 20 } && _traits[at].Letters.Length > _survey.Title.Length && _traits[at].Letters.Contains(_survey.Title, StringComparison.Ordinal));
        w.Add(_survey.Articles);
        var article = PageSurvey.ArticleOf(block.Frame);
        w.Add(article is null ? -1 : PageSurvey.ArticleOf(article.Parent) is null ? 0 : 1);
        w.Add(article is null || _survey.TitleAt < 0 ? -1 : _survey.TitleAt >= article.FirstBlock && _survey.TitleAt < article.EndBlock ? 1 : 0);
        w.Add(article is null ? -1 : (float)article.ProseChars / Math.Max(1, _page.Root.ProseChars));
        w.Add(block.Frame.Parent is { } parent ? at - parent.FirstBlock : -1);
        w.Add(block.Frame.Parent is { } p ? p.EndBlock - at : -1);
    }

    /// <summary>Levels up to the element that also holds the other block.</summary>
    private static int LevelsToBlock(Frame frame, int other)
    {
        var levels = 0;
        for (; frame.Parent is not null && (other < frame.FirstBlock || other >= frame.EndBlock); frame = frame.Parent) levels++;
        return levels;
    }

    private static void Box(ref FeatureWriter w, Frame frame, int prose)
    {
        w.Add((float)frame.ProseChars / prose);
        w.Add((float)frame.LinkChars / Math.Max(1, frame.Chars));
        w.Add(frame.Blocks);
        w.Add((float)frame.ProseChars / Math.Max(1, frame.Chars));
    }

    private static float LevelsTo(Frame frame, Frame? target)
    {
        var levels = 0;
        for (var f = frame; f is not null && target is not null; f = f.Parent, levels++)
        {
            if (f == target) return levels;
        }
        return -1;
    }

    private static float LevelsToShare(Frame frame, int prose)
    {
        var levels = 0;
        for (var f = frame; f is not null; f = f.Parent, levels++)
        {
            if (f.ProseChars * 2 > prose) return levels;
        }
        return levels;
    }

    private void Ancestors(ref FeatureWriter w, Frame frame)
    {
        for (var bit = 0; bit < Flags; bit++) w.Add(((int)frame.Flags >> bit & 1) != 0);
        if (frame.Parent != _nearestOf || frame.Parent is null) FindNearest(frame.Parent);
        for (var group = 0; group < _nearest.Length; group++) w.Add((frame.Words >> group & 1) != 0 ? 0 : MathF.Min(Levels, _nearest[group]));
    }

    /// <summary>For each group of class words, how many levels above a child of the element it is named.</summary>
    private void FindNearest(Frame? parent)
    {
        _nearestOf = parent;
        Array.Fill(_nearest, Levels);
        uint seen = 0;
        var level = 1;
        for (var f = parent; f is not null && level < Levels; f = f.Parent, level++)
        {
            for (var fresh = f.Words & ~seen & ~ClassWords.Unseen; fresh != 0; fresh &= fresh - 1) _nearest[BitOperations.TrailingZeroCount(fresh)] = level;
            seen |= f.Words;
        }
    }

    private void Metadata(ref FeatureWriter w, PageBlock block, int at)
    {
        var letters = _traits[at].Letters;
        w.Add(_hints.Body is not null);
        w.Add(InBody(letters));
        w.Add(letters == _survey.Title);
        w.Add(letters.Length > 20 && _survey.Description is { Length: > 20 } && (_survey.Description.StartsWith(letters, StringComparison.Ordinal) || letters.StartsWith(_survey.Description[..Math.Min(_survey.Description.Length, 100)], StringComparison.Ordinal)));
        w.Add(_hints.Byline is { Length: > 3 } byline && block.Text.Length < 300 && block.Text.Contains(byline, StringComparison.OrdinalIgnoreCase));
        w.Add(_survey.Texts[block.Text] > 1);
        w.Add(!_seen.Add(block.Text));
        w.Add(Repeated(letters));
        Heading(ref w, at);
    }

    /// <summary>True where the words stand on the page again, as those of a pull quote do.</summary>
    private bool Repeated(string letters) => letters.Length is >= LeastRepeated and <= LongestRepeated && _letters.ContainsTwice(letters);

    /// <summary>Whether the metadata's text of the article holds the words: 1 or 0, half for few words, -1 where there is no such text.</summary>
    private float InBody(string letters) => _body is null || letters.Length == 0 ? -1 : letters.Length < LeastInBody ? 0.5f : _body.Contains(letters) ? 1 : 0;

    /// <summary>The heading above: how far, of what level, and whether it is a phrase such as "Related articles".</summary>
    private void Heading(ref FeatureWriter w, int at)
    {
        var i = at - 1;
        while (i >= 0 && at - i <= 40 && _traits[i].Tag is not (> 0 and < 7)) i--;
        var found = i >= 0 && at - i <= 40;
        w.Add(found ? at - i : 41);
        w.Add(found ? _traits[i].Tag : 0);
        w.Add(found && _traits[i].Phrase > 0);
        w.Add(found && _survey.Title is not null && _traits[i].Letters == _survey.Title);
    }

    private void Neighbour(ref FeatureWriter w, PageBlock block, int at)
    {
        if (at < 0 || at >= _blocks.Count)
        {
            for (var i = 0; i < 7; i++) w.Add(-1);
            return;
        }
        var other = _blocks[at];
        w.Add(MathF.Log(1 + other.Text.Length));
        w.Add(other.LinkShare);
        w.Add(_traits[at].Tag);
        w.Add(_traits[at].EndsSentence);
        w.Add(_traits[at].Phrase);
        w.Add(other.Frame.Parent == block.Frame.Parent ? 2 : other.Frame == block.Frame ? 3 : other.Frame.Parent?.Parent == block.Frame.Parent?.Parent ? 1 : 0);
        w.Add(other.Frame.Words == block.Frame.Words && other.Frame.Tag == block.Frame.Tag);
    }

    /// <summary>Writes the features of the second pass behind those of the first; all blocks have their first-pass probabilities.</summary>
    public void WriteSecond(int at, ReadOnlySpan<float> first, Span<float> values)
    {
        first[..Count].CopyTo(values);
        _second ??= new(_survey);
        _second.Write(at, values[Count..]);
    }
}
