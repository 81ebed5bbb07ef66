namespace ClaimTracker.Import.Html;

/// <summary>Numbers of the second pass: how the first pass judged the block, its neighbours, its elements and others of its kind.</summary>
internal sealed class SecondPass
{
    /// <summary>Number of these features.</summary>
    public const int Count = 31;

    private const int Levels = 4;
    private const int EdgeLevels = 3;
    private const int Farthest = 20;
    private const float Taken = 0.6f;
    private const float WidestGap = 2000;

    private readonly PageSurvey _survey;
    private readonly List<PageBlock> _blocks;
    private readonly float[] _gapBefore, _gapBehind;
    private readonly double[] _massBefore;

    /// <param name="survey">The page, whose blocks have their first-pass probabilities.</param>
    public SecondPass(PageSurvey survey)
    {
        (_survey, _blocks) = (survey, survey.Blocks);
        _massBefore = new double[_blocks.Count + 1];
        (_gapBefore, _gapBehind) = (new float[_blocks.Count], new float[_blocks.Count]);
        for (var i = 0; i < _blocks.Count; i++) (survey.Kinds[i].Mass, survey.Kinds[i].Weight, survey.WideKinds[i].Mass, survey.WideKinds[i].Weight) = (0, 0, 0, 0);
        for (var i = 0; i < _blocks.Count; i++)
        {
            var mass = _blocks[i].First * _blocks[i].Weight;
            _massBefore[i + 1] = _massBefore[i] + mass;
            foreach (var kind in (ReadOnlySpan<KindTally>)[survey.Kinds[i], survey.WideKinds[i]]) (kind.Mass, kind.Weight) = (kind.Mass + mass, kind.Weight + _blocks[i].Weight);
        }
        float before = WidestGap, behind = WidestGap;
        for (int i = 0, j = _blocks.Count - 1; i < _blocks.Count; i++, j--)
        {
            (_gapBefore[i], _gapBehind[j]) = (MathF.Log(1 + before), MathF.Log(1 + behind));
            (before, behind) = (Gap(before, _blocks[i]), Gap(behind, _blocks[j]));
        }
    }

    private static float Gap(float before, PageBlock block) => block.First > Taken && block.IsProse ? 0 : MathF.Min(WidestGap, before + block.Text.Length);

    /// <summary>Writes the features of block <paramref name="at"/>.</summary>
    public void Write(int at, Span<float> values)
    {
        var writer = new FeatureWriter(values);
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
        Masses(ref writer, at, block);
        Edges(ref writer, block.Frame);
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
        for (var i = 1; i <= Farthest; i++)
        {
            var other = at + i * step;
            if (other < 0 || other >= _blocks.Count) return Farthest + 1;
            if (_blocks[other].First > Taken) return i;
        }
        return Farthest + 1;
    }

    /// <summary>How much of what the first pass took lies in the elements around, before and behind the block, and how others of its kind fared.</summary>
    private void Masses(ref FeatureWriter w, int at, PageBlock block)
    {
        var all = Math.Max(1, _survey.Page.Root.Mass);
        var frame = block.Frame;
        for (var level = 0; level < Levels; level++)
        {
            w.Add((float)(frame.Mass / all));
            w.Add((float)((frame.Mass - block.First * block.Weight + 1) / (frame.Weight - block.Weight + 10)));
            frame = frame.Parent ?? frame;
        }
        var levels = 0;
        for (frame = block.Frame; frame.Mass < 0.6 * all && frame.Parent is not null; frame = frame.Parent) levels++;
        w.Add(levels);
        w.Add((float)(_massBefore[at] / all));
        w.Add(MathF.Log(1 + (float)all));
        w.Add(OthersOf(_survey.Kinds[at], block));
        w.Add(OthersOf(_survey.WideKinds[at], block));
        w.Add(_gapBefore[at]);
        w.Add(_gapBehind[at]);
    }

    private static float OthersOf(KindTally kind, PageBlock block) =>
        kind.Weight > block.Weight ? (kind.Mass - block.First * block.Weight) / (kind.Weight - block.Weight) : -1;

    /// <summary>How the blocks just before and behind the elements around fared: a part of the article is enclosed by it.</summary>
    private void Edges(ref FeatureWriter w, Frame frame)
    {
        for (var level = 0; level < EdgeLevels; level++)
        {
            w.Add(frame.FirstBlock > 0 ? _blocks[frame.FirstBlock - 1].First : -1);
            w.Add(frame.EndBlock < _blocks.Count ? _blocks[frame.EndBlock].First : -1);
            frame = frame.Parent ?? frame;
        }
    }
}
