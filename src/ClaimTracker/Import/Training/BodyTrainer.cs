using ClaimTracker.Import.Html;
using ClaimTracker.Import.Metadata;

namespace ClaimTracker.Import.Training;

/// <summary>A page with its true text, ready to train on.</summary>
/// <param name="Id">Name of the page.</param>
/// <param name="Host">Its site: pages of one site are never split between training and measuring.</param>
/// <param name="Page">The page as walked.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Labels">Which blocks belong to the article.</param>
internal sealed record TrainingPage(string Id, string Host, Page Page, PageMetadata Metadata, bool[] Labels)
{
    private readonly float[][] _rows = Rows(Page, Metadata);

    public float[][] First => _rows;

    public static TrainingPage Read(string id, string host, string html, string truth)
    {
        using var document = PageParser.Parse(html.AsMemory(), id, CancellationToken.None);
        var page = PageWalk.Of(document, CancellationToken.None);
        return new(id, host, page, PageMetadata.Of(page, null), TruthAlignment.Labels(page.Blocks.ConvertAll(b => b.Text), truth));
    }

    private static float[][] Rows(Page page, PageMetadata metadata)
    {
        var features = new BlockFeatures(page, PageReader.Hints(metadata));
        var rows = new float[page.Blocks.Count][];
        for (var i = 0; i < rows.Length; i++) features.Write(i, rows[i] = new float[BlockFeatures.Count]);
        return rows;
    }

    /// <summary>Sets the first-pass probabilities and gives the rows of the second pass; empty for blocks that the first rules out.</summary>
    public float[][] Second(TreeSum first)
    {
        for (var frame = Page.Blocks.Select(b => b.Frame).GetEnumerator(); frame.MoveNext();)
        {
            for (var f = frame.Current; f is not null; f = f.Parent) f.Score = f.Mass = 0;
        }
        for (var i = 0; i < _rows.Length; i++) BodyModel.SetFirst(Page.Blocks[i], first.Probability(_rows[i]));
        var features = new BlockFeatures(Page, PageReader.Hints(Metadata));
        var rows = new float[_rows.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = BodyModel.IsOut(Page.Blocks[i]) ? [] : new float[BlockFeatures.SecondCount];
            if (rows[i].Length > 0) features.WriteSecond(i, _rows[i], rows[i]);
        }
        return rows;
    }
}

/// <summary>Makes the weights of the <see cref="BodyModel"/> from pages with their true text.</summary>
internal static class BodyTrainer
{
    private const int InnerFolds = 3;
    private const double UsualArticle = 40, LeastArticle = 4;

    /// <summary>Trains both passes; the second sees first-pass answers of models that did not see the page.</summary>
    public static (TreeSum First, TreeSum Second) Train(IReadOnlyList<TrainingPage> pages, TreeSettings first, TreeSettings second)
    {
        var wide = new float[pages.Count][][];
        for (var fold = 0; fold < InnerFolds; fold++)
        {
            var model = Fit(pages.Where(p => Fold(p.Host, InnerFolds, 7) != fold).ToList(), p => p.First, first);
            for (var i = 0; i < pages.Count; i++)
            {
                if (Fold(pages[i].Host, InnerFolds, 7) == fold) wide[i] = pages[i].Second(model);
            }
        }
        var index = pages.Select((p, i) => (p, i)).ToDictionary(x => x.p, x => x.i);
        return (Fit(pages, p => p.First, first), Fit(pages, p => wide[index[p]], second));
    }

    /// <summary>Sets the final probabilities of pages that no model saw: cross-validation by site.</summary>
    public static void CrossValidate(IReadOnlyList<TrainingPage> pages, int folds, TreeSettings first, TreeSettings second)
    {
        for (var fold = 0; fold < folds; fold++)
        {
            var (one, two) = Train(pages.Where(p => Fold(p.Host, folds, 3) != fold).ToList(), first, second);
            foreach (var page in pages.Where(p => Fold(p.Host, folds, 3) == fold)) Apply(page, one, two);
        }
    }

    public static void Apply(TrainingPage page, TreeSum first, TreeSum second)
    {
        var rows = page.Second(first);
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Length > 0) page.Page.Blocks[i].Final = second.Probability(rows[i]);
        }
    }

    private static TreeSum Fit(IReadOnlyList<TrainingPage> pages, Func<TrainingPage, float[][]> rowsOf, TreeSettings settings)
    {
        List<float[]> rows = [];
        List<bool> labels = [];
        List<float> weights = [];
        foreach (var page in pages)
        {
            var own = rowsOf(page);
            var pageWeight = PageWeight(page);
            for (var i = 0; i < own.Length; i++)
            {
                if (own[i].Length == 0) continue;
                rows.Add(own[i]);
                labels.Add(page.Labels[i]);
                weights.Add((float)(pageWeight * Weight(page.Page.Blocks[i])));
            }
        }
        return TreeTrainer.Train(rows, labels, weights, settings);
    }

    /// <summary>A block of a short article weighs more than one of a long article: all pages count alike when they are measured.</summary>
    private static double PageWeight(TrainingPage page)
    {
        double own = 0;
        for (var i = 0; i < page.Labels.Length; i++) own += page.Labels[i] ? Weight(page.Page.Blocks[i]) : 0;
        return Math.Pow(UsualArticle / Math.Max(own, LeastArticle), 0.7);
    }

    /// <summary>A long block wrongly judged costs more words, but a short one costs the exact page just as much.</summary>
    private static double Weight(PageBlock block) => 0.4 + Math.Min(block.Text.Length, 300) / 200.0;

    private static int Fold(string host, int folds, uint seed)
    {
        var hash = 2166136261u ^ seed;
        foreach (var c in host) hash = (hash ^ c) * 16777619u;
        return (int)((hash >> 8) % (uint)folds);
    }
}
