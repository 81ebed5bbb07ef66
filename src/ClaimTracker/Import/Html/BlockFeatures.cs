using System.Numerics;
using ClaimTracker.Import.Blocks;

namespace ClaimTracker.Import.Html;

/// <summary>Numbers that describe a block of a page to the <see cref="BodyModel"/>: its words, its place and its neighbours.</summary>
internal sealed class BlockFeatures
{
    private const int Levels = 10;
    private const uint NoWords = 0;

    private readonly Page _page;
    private readonly PageHints _hints;
    private readonly string? _title, _description;
    private readonly List<PageBlock> _blocks;
    private readonly LineTraits[] _traits;
    private readonly Frame? _box;
    private readonly int _firstHeading, _firstProse, _lastProse;
    private readonly int[] _proseBefore;
    private readonly string _letters;
    private readonly Dictionary<int, int> _prose = [], _alike = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Number of features of the first pass.</summary>
    public static readonly int Count = Names.Count;

    /// <summary>Number of features of the second pass, which also sees first-pass probabilities.</summary>
    public static readonly int SecondCount = Count + 10;

    public BlockFeatures(Page page, PageHints hints)
    {
        (_page, _hints, _blocks) = (page, hints, page.Blocks);
        _title = hints.Title is null ? null : PageHints.Letters(hints.Title);
        _description = hints.Description is null ? null : PageHints.Letters(hints.Description);
        _traits = new LineTraits[_blocks.Count];
        _proseBefore = new int[_blocks.Count + 1];
        (_firstHeading, _firstProse, _lastProse) = (-1, -1, -1);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var block = _blocks[i];
            _traits[i] = LineTraits.Of(block);
            if (_firstHeading < 0 && block.Frame.Tag == "h1") _firstHeading = i;
            if (block.IsProse)
            {
                if (_firstProse < 0) _firstProse = i;
                _lastProse = i;
            }
            _proseBefore[i + 1] = _proseBefore[i] + (block.IsProse ? block.Text.Length : 0);
            _counts[block.Text] = _counts.GetValueOrDefault(block.Text) + 1;
            Tally(block);
        }
        _letters = string.Concat(_traits.Select(t => t.Letters));
        _box = BestBox();
    }

    private void Tally(PageBlock block)
    {
        int near = Likeness(block.Frame), far = FarLikeness(block.Frame);
        _alike[near] = _alike.GetValueOrDefault(near) + 1;
        if (!block.IsProse) return;
        _prose[near] = _prose.GetValueOrDefault(near) + block.Text.Length;
        _prose[far] = _prose.GetValueOrDefault(far) + block.Text.Length;
    }

    /// <summary>The smallest element that holds most of the prose of the best box's score.</summary>
    private Frame? BestBox()
    {
        Frame? best = null;
        foreach (var block in _blocks)
        {
            for (var frame = block.Frame; frame is not null; frame = frame.Parent)
            {
                if (best is null || frame.BoxScore > best.BoxScore) best = frame;
                if (block.Frame.Depth - frame.Depth >= 3) break;
            }
        }
        return best;
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
        w.Add(at - _firstHeading);
        w.Add(at - _firstProse);
        w.Add(_lastProse - at);
        w.Add((float)_proseBefore[at] / prose);
        w.Add(MathF.Log(prose));
        w.Add(_blocks.Count);
        w.Add((float)prose / Math.Max(1, _page.Root.Chars));
        var frame = block.Frame;
        Box(ref w, frame, prose);
        Box(ref w, frame.Parent ?? frame, prose);
        Box(ref w, frame.Parent?.Parent ?? frame, prose);
        w.Add(frame.Parent?.ChildBlocks ?? 0);
        w.Add(frame.Parent is { ChildBlocks: > 0 } parent ? (float)parent.ChildParagraphs / parent.ChildBlocks : 0);
        w.Add(LevelsTo(frame, _box));
        w.Add(LevelsTo(frame, _box?.Parent));
        w.Add(LevelsTo(frame, _box?.Parent?.Parent));
        w.Add(LevelsToShare(frame, prose));
        w.Add(frame.Depth);
        var near = Likeness(frame);
        w.Add((float)_prose.GetValueOrDefault(near) / prose);
        w.Add((float)_prose.GetValueOrDefault(FarLikeness(frame)) / prose);
        w.Add(_alike.GetValueOrDefault(near));
        w.Add(frame.OwnBlocks);
    }

    /// <summary>Elements of one kind: same tag and class words, in a parent of one kind.</summary>
    private static int Likeness(Frame frame) => Mix(Mix(Mix(Own(frame), frame.Parent is null ? 0 : Own(frame.Parent)), frame.Depth), 7);

    private static int FarLikeness(Frame frame) => Mix(Mix(Own(frame), (int)(frame.Flags & ~FrameFlags.Hidden)), 11);

    // Not HashCode.Combine: its seed differs from run to run, and the same page must always give the same article.
    private static int Own(Frame frame) => Mix((int)frame.Words, frame.Tag.Length * 31 * 31 + frame.Tag[0] * 31 + frame.Tag[^1]);

    private static int Mix(int a, int b) => unchecked((int)BitOperations.RotateLeft((uint)(a * 486187739), 13) ^ b * 16777619);


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

    private static void Ancestors(ref FeatureWriter w, Frame frame)
    {
        for (var bit = 0; bit <= 13; bit++) w.Add(((int)frame.Flags >> bit & 1) != 0);
        Span<float> nearest = stackalloc float[32];
        nearest.Fill(Levels);
        var seen = NoWords;
        var level = 0;
        for (var f = frame; f is not null && level < Levels; f = f.Parent, level++)
        {
            for (var fresh = f.Words & ~seen; fresh != 0; fresh &= fresh - 1) nearest[BitOperations.TrailingZeroCount(fresh)] = level;
            seen |= f.Words;
        }
        for (var group = 0; group < ClassWords.Groups.Length; group++) w.Add(nearest[group]);
    }

    private void Metadata(ref FeatureWriter w, PageBlock block, int at)
    {
        var letters = _traits[at].Letters;
        w.Add(_hints.Body is not null);
        w.Add(_hints.Body is { } body && letters.Length > 0 ? (letters.Length >= 20 ? body.Contains(letters, StringComparison.Ordinal) ? 1 : 0 : 0.5f) : -1);
        w.Add(letters == _title);
        w.Add(letters.Length > 20 && _description is { Length: > 20 } && (_description.StartsWith(letters, StringComparison.Ordinal) || letters.StartsWith(_description[..Math.Min(_description.Length, 100)], StringComparison.Ordinal)));
        w.Add(_hints.Byline is { Length: > 3 } byline && block.Text.Length < 300 && block.Text.Contains(byline, StringComparison.OrdinalIgnoreCase));
        w.Add(_counts[block.Text] > 1);
        w.Add(!_seen.Add(block.Text));
        w.Add(Repeated(letters));
        Heading(ref w, at);
    }

    /// <summary>True where the words stand on the page again, as those of a pull quote do.</summary>
    private bool Repeated(string letters)
    {
        if (letters.Length is < 25 or > 400) return false;
        var first = _letters.IndexOf(letters, StringComparison.Ordinal);
        return first >= 0 && _letters.IndexOf(letters, first + letters.Length, StringComparison.Ordinal) >= 0;
    }

    /// <summary>The heading above: how far, of what level, and whether it is a phrase such as "Related articles".</summary>
    private void Heading(ref FeatureWriter w, int at)
    {
        var i = at - 1;
        while (i >= 0 && at - i <= 40 && _traits[i].Tag is not (> 0 and < 7)) i--;
        var found = i >= 0 && at - i <= 40;
        w.Add(found ? at - i : 41);
        w.Add(found ? _traits[i].Tag : 0);
        w.Add(found && _traits[i].Phrase > 0);
        w.Add(found && _title is not null && _traits[i].Letters == _title);
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

    /// <summary>Writes the features of the second pass behind those of the first.</summary>
    public void WriteSecond(int at, ReadOnlySpan<float> first, Span<float> values)
    {
        first[..Count].CopyTo(values);
        var writer = new FeatureWriter(values[Count..]);
        var block = _blocks[at];
        writer.Add(block.First);
        for (var offset = 1; offset <= 2; offset++)
        {
            writer.Add(at >= offset ? _blocks[at - offset].First : -1);
            writer.Add(at + offset < _blocks.Count ? _blocks[at + offset].First : -1);
        }
        writer.Add(Around(at));
        writer.Add(Mean(block.Frame.Parent));
        writer.Add(Mean(block.Frame.Parent?.Parent));
        writer.Add(Reach(at, -1));
        writer.Add(Reach(at, 1));
    }

    private static float Mean(Frame? frame) => frame is { Blocks: > 0 } ? (float)(frame.Score / frame.Blocks) : 0;

    private float Around(int at)
    {
        float sum = 0, weight = 0;
        for (var i = Math.Max(0, at - 6); i <= Math.Min(_blocks.Count - 1, at + 6); i++)
        {
            if (i == at) continue;
            var w = MathF.Min(_blocks[i].Text.Length, 200) / (1 + Math.Abs(i - at));
            sum += w * _blocks[i].First;
            weight += w;
        }
        return weight > 0 ? sum / weight : 0;
    }

    /// <summary>Number of blocks to the next one that the first pass took, up to 20.</summary>
    private float Reach(int at, int step)
    {
        for (var i = 1; i <= 20; i++)
        {
            var other = at + i * step;
            if (other < 0 || other >= _blocks.Count) return 21;
            if (_blocks[other].First > 0.6f) return i;
        }
        return 21;
    }

    private static class Names
    {
        public static readonly int Count = 29 + 8 + 12 + 11 + 14 + ClassWords.Groups.Length + 12 + 28;
    }
}

/// <summary>Writes numbers one after the other.</summary>
internal ref struct FeatureWriter(Span<float> values)
{
    private readonly Span<float> _values = values;
    private int _at;

    public void Add(float value) => _values[_at++] = value;

    public void Add(bool value) => _values[_at++] = value ? 1 : 0;
}
