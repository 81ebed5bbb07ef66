using System.Globalization;
using System.Text;

namespace ClaimTracker.Extraction.Training;

/// <summary>Compares found responses with the annotated ones: right, missed and wrong, kinds taken for others, links, and whether confidences hold.</summary>
public sealed class ResponseEvaluator
{
    private const int Worst = 10;
    private readonly Dictionary<(ResponseKind Gold, ResponseKind Found), int> _kinds = [];
    private readonly List<(string Name, int Right, int Found, int Gold)> _articles = [];
    private readonly List<(double Confidence, bool Right)> _responses = [];
    private readonly List<(double Confidence, bool Right)> _links = [];
    private int _linkable;
    private int _linked;
    private int _denials;
    private int _rightDenials;
    private int _foundDenials;

    /// <summary>How many articles were added.</summary>
    public int Articles => _articles.Count;

    /// <summary>Adds what was found in one article; responses that only one annotator marked count neither way.</summary>
    public void Add(string name, ArticleExtraction found, ResponseGold gold)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(gold);
        var goldOf = Match(found, gold);
        var counted = Enumerable.Range(0, found.Responses.Count).Where(r => goldOf[r] is not { Required: false }).ToList();
        foreach (var r in counted)
            Add(found, found.Responses[r], goldOf[r], gold);
        _articles.Add((name, counted.Count(r => goldOf[r] is not null), counted.Count, gold.Responses.Count(g => g.Required)));
        _linkable += gold.Responses.Count(g => g.Required && g.To.Count > 0);
        _denials += gold.Responses.Count(g => g.Required && g.Kinds is [ResponseKind.Denial]);
    }

    /// <summary>The figures as Markdown.</summary>
    public string Report()
    {
        var text = new StringBuilder();
        var right = _articles.Sum(a => a.Right);
        text.AppendLine(Line("responses", right, _articles.Sum(a => a.Found), _articles.Sum(a => a.Gold)));
        text.AppendLine(Line("denials", _rightDenials, _foundDenials, _denials));
        text.AppendLine(Line("links", _links.Count(l => l.Right), _links.Count, _linkable, _linked));
        text.AppendLine(CultureInfo.InvariantCulture, $"kind right on matched: {Percent(_kinds.Where(k => k.Key.Gold == k.Key.Found).Sum(k => k.Value), right)} %");
        text.AppendLine("\n| annotated | found | times |\n|---|---|---|");
        foreach (var (pair, count) in _kinds.OrderByDescending(k => k.Value).ThenBy(k => k.Key))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {pair.Gold} | {pair.Found} | {count} |");
        Calibration(text, "response", _responses);
        Calibration(text, "link", _links);
        text.AppendLine("\n| worst articles | right | found | annotated |\n|---|---|---|---|");
        foreach (var (name, r, f, g) in _articles.OrderByDescending(a => a.Found + a.Gold - (2 * a.Right)).ThenBy(a => a.Name, StringComparer.Ordinal).Take(Worst))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {r} | {f} | {g} |");
        return text.ToString();
    }

    private void Add(ArticleExtraction found, ExtractedResponse response, GoldResponse? gold, ResponseGold all)
    {
        _foundDenials += response.Kind == ResponseKind.Denial ? 1 : 0;
        _responses.Add((response.Confidence, gold is not null && gold.Kinds.Contains(response.Kind)));
        if (gold is not null)
        {
            var kind = gold.Kinds.Contains(response.Kind) ? response.Kind : gold.Kinds[0];
            _kinds[(kind, response.Kind)] = _kinds.GetValueOrDefault((kind, response.Kind)) + 1;
            _rightDenials += gold.Kinds is [ResponseKind.Denial] && response.Kind == ResponseKind.Denial ? 1 : 0;
        }
        var hits = response.Targets.Select(t => (t.Confidence, gold is not null && gold.To.Any(id => Names(found.Statements[t.Statement], all.Claims[id], gold.Hull)))).ToList();
        _links.AddRange(hits);
        _linked += hits.Any(h => h.Item2) ? 1 : 0;
    }

    private static GoldResponse?[] Match(ArticleExtraction found, ResponseGold gold)
    {
        var pairs = new List<(double Score, int Gold, int Found)>();
        for (var g = 0; g < gold.Responses.Count; g++)
            for (var r = 0; r < found.Responses.Count; r++)
                if (Score(found.Statements[found.Responses[r].Statement], gold.Responses[g]) is var score and > 0)
                    pairs.Add((score, g, r));
        var goldOf = new GoldResponse?[found.Responses.Count];
        var used = new bool[gold.Responses.Count];
        foreach (var (_, g, r) in pairs.OrderByDescending(p => p.Score).ThenBy(p => p.Gold).ThenBy(p => p.Found))
            if (!used[g] && goldOf[r] is null)
                (used[g], goldOf[r]) = (true, gold.Responses[g]);
        return goldOf;
    }

    private static double Score(ExtractedStatement statement, GoldResponse gold)
    {
        Span? content = statement.ContentSpans.Count == 0 ? null : statement.ContentSpans[0].Hull(statement.ContentSpans[^1]);
        var cue = ResponseLabels.Over(statement.CueSpan, gold.Cue);
        var source = ResponseLabels.Over(statement.SourceSpan, gold.Source);
        var same = source || gold.Source is null || statement.SourceSpan is null;
        var iou = ResponseLabels.Iou(content, gold.Content);
        var share = ResponseLabels.Share(content, gold.Content);
        return cue || iou >= 0.4 || (share >= 0.5 && same) ? (cue ? 2 : 0) + iou + share + (source ? 1 : 0) + 0.01 : 0;
    }

    private static bool Names(ExtractedStatement target, IReadOnlyList<Span> mentions, Span? own)
    {
        Span? span = target.ContentSpans.Count == 0 ? target.CueSpan : target.ContentSpans[0].Hull(target.ContentSpans[^1]);
        var outside = mentions.Where(m => own is not { } o || !m.Overlaps(o)).ToList();
        return span is { } there && mentions.Count > 0 && there.Length <= 3 * Math.Max(80, mentions.Max(m => m.Length))
            && (outside.Count == 0 ? mentions : outside).Any(m => ResponseLabels.Share(there, m) >= 0.5);
    }

    private static void Calibration(StringBuilder text, string what, List<(double Confidence, bool Right)> found)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n| {what} confidence | how many | stated % | right % |\n|---|---|---|---|");
        foreach (var step in found.GroupBy(f => Math.Min(9, (int)(10 * f.Confidence))).OrderBy(g => g.Key))
            text.AppendLine(CultureInfo.InvariantCulture, $"| {step.Key / 10.0:0.0}–{(step.Key + 1) / 10.0:0.0} | {step.Count()} | {100 * step.Average(s => s.Confidence):0} | {Percent(step.Count(s => s.Right), step.Count())} |");
    }

    private static string Line(string what, int right, int found, int gold, int? reached = null)
    {
        var precision = found == 0 ? 0 : (double)right / found;
        var recall = gold == 0 ? 0 : (double)(reached ?? right) / gold;
        var f = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return string.Create(CultureInfo.InvariantCulture, $"{what}: P {100 * precision:0.0} R {100 * recall:0.0} F1 {100 * f:0.0} ({right} right of {found} found, {gold} annotated)");
    }

    private static string Percent(int part, int whole) => (whole == 0 ? 0 : 100.0 * part / whole).ToString("0", CultureInfo.InvariantCulture);
}
