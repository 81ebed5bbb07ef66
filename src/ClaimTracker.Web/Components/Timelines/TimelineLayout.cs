using ClaimTracker.Extraction;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Parts;
using ClaimTracker.Web.Resources;

namespace ClaimTracker.Web.Components.Timelines;

/// <summary>Arranges items on one vertical line of time. Pure: the same items give the same rows.</summary>
public static class TimelineLayout
{
    /// <summary>Days of silence from which on a gap is drawn.</summary>
    private const int GapDays = 4;

    /// <summary>The rows of the shown items: dated ones in order of time, ties in reading order, then the undated ones.</summary>
    /// <param name="items">Every item of the timeline, hidden ones too: they decide on letters, numbers and empty slots.</param>
    /// <param name="filter">What is shown.</param>
    public static IReadOnlyList<TimelineRow> Arrange(IEnumerable<TimelineItem> items, TimelineFilter filter)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(filter);
        var ordered = items.OrderBy(i => i.SaidAt is null).ThenBy(i => i.SaidAt).ThenBy(i => i.NotBefore).ThenBy(i => i.ArticleId).ThenBy(i => i.Start).ThenBy(i => i.Id).ToList();
        var told = FoldCopies(ordered.Where(i => i.IsTelling));
        var given = FoldCopies(ordered.Where(i => !i.IsTelling).DistinctBy(i => i.ResponseId));
        var letters = told.Select((t, i) => (t.Item.Id, Letter: Shapes.Letter(i))).ToDictionary(t => t.Id, t => t.Letter);
        var shown = told.Where(t => filter.Shows(t.Item) || t.Copies.Exists(filter.Shows)).ToList();
        var (byClaim, onLine) = (told.ToLookup(t => t.Item.ClaimId), shown.Select(s => s.Item.Id).ToHashSet());
        var links = ordered.Where(i => !i.IsTelling).ToLookup(i => i.ResponseId);
        var answers = given.Select((g, i) => new AnswerOnLine(g.Item, i + 1, Targets(links[g.Item.ResponseId], byClaim, onLine, letters), g.Copies.Count))
            .Where(a => filter.Shows(a.Item)).ToList();
        var answered = ordered.Where(i => !i.IsTelling).Select(i => i.ClaimId).ToHashSet();
        return WithMarks(Rows(shown, answers, letters, answered), filter.Zoom);
    }

    private static List<(TimelineItem Item, List<TimelineItem> Copies)> FoldCopies(IEnumerable<TimelineItem> ordered)
    {
        var folded = new List<(TimelineItem Item, List<TimelineItem> Copies)>();
        var alike = new Dictionary<(long, ResponseKind?), List<(TimelineItem Item, List<TimelineItem> Copies)>>();
        foreach (var item in ordered)
        {
            if (!alike.TryGetValue((item.ClaimId, item.Kind), out var same)) alike[(item.ClaimId, item.Kind)] = same = [];
            var original = item.CopyOfId is null ? default : same.Find(f => (f.Item.ArticleId == item.CopyOfId || f.Item.CopyOfId == item.CopyOfId) && f.Item.ArticleId != item.ArticleId);
            if (original.Item is not null)
            {
                original.Copies.Add(item);
                continue;
            }
            folded.Add((item, []));
            same.Add(folded[^1]);
        }
        return folded;
    }

    private static List<(TimelineItem, string)> Targets(
        IEnumerable<TimelineItem> links, ILookup<long, (TimelineItem Item, List<TimelineItem> Copies)> told, HashSet<long> shown, Dictionary<long, string> letters)
    {
        var targets = new List<(TimelineItem, string)>();
        foreach (var link in links)
        {
            var ofClaim = told[link.ClaimId];
            var target = ofClaim.FirstOrDefault(t => t.Item.StatementId == link.Target || t.Copies.Exists(c => c.StatementId == link.Target));
            if (target.Item is null) target = ofClaim.LastOrDefault(t => t.Item.SaidAt is not null && t.Item.SaidAt <= link.SaidAt);
            if (target.Item is null) target = ofClaim.FirstOrDefault();
            if (target.Item is not null && shown.Contains(target.Item.Id)) targets.Add((target.Item, letters[target.Item.Id]));
        }
        return targets;
    }

    private static List<(TimelineItem Place, TimelineRow Row)> Rows(
        List<(TimelineItem Item, List<TimelineItem> Copies)> shown, List<AnswerOnLine> answers, Dictionary<long, string> letters, HashSet<long> answered)
    {
        var rows = new List<(TimelineItem Place, TimelineRow Row)>();
        var byTarget = answers.Where(a => a.Targets.Count > 0).ToLookup(a => Nearest(a).Id);
        var slots = new HashSet<long>();
        foreach (var (item, copies) in shown)
        {
            var mine = byTarget[item.Id].ToLookup(a => StandsBeside(item, a.Item));
            var (beside, later) = (mine[true].ToList(), mine[false].ToList());
            var slot = !answered.Contains(item.ClaimId) && slots.Add(item.ClaimId);
            rows.Add((item, new TellingRow(item, letters[item.Id], beside, copies, later, slot)));
            rows.AddRange(later.Select(a => (a.Item, (TimelineRow)new AnswerRow(a))));
        }
        rows.AddRange(answers.Where(a => a.Targets.Count == 0).Select(a => (a.Item, (TimelineRow)new AnswerRow(a))));
        return [.. rows.OrderBy(r => r.Place.SaidAt is null).ThenBy(r => r.Place.SaidAt).ThenBy(r => r.Place.NotBefore).ThenBy(r => r.Place.ArticleId).ThenBy(r => r.Place.Start)];
    }

    private static TimelineItem Nearest(AnswerOnLine answer) =>
        answer.Targets.Select(t => t.Telling).OrderByDescending(t => StandsBeside(t, answer.Item)).ThenBy(t => answer.Targets.ToList().FindIndex(x => x.Telling == t)).First();

    private static bool StandsBeside(TimelineItem telling, TimelineItem answer) =>
        telling.ArticleId == answer.ArticleId || answer.SaidAt is null || (telling.SaidAt is { } t && t.Date == answer.SaidAt.Value.Date);

    private static List<TimelineRow> WithMarks(List<(TimelineItem Place, TimelineRow Row)> rows, Zoom zoom)
    {
        var marked = new List<TimelineRow>();
        string? last = null;
        DateTime? day = null;
        foreach (var (place, row) in rows)
        {
            var label = Label(place, zoom);
            if (label != last)
            {
                if (day is { } before && place.SaidAt is { } now && (now.Date - before.Date).Days > GapDays) marked.Add(new GapRow(Silence(before, now)));
                marked.Add(new MarkRow(label, place, place.SaidAt is null));
            }
            marked.Add(row);
            (last, day) = (label, place.SaidAt ?? day);
        }
        return marked;
    }

    /// <summary>The mark that an item stands under.</summary>
    public static string Label(TimelineItem item, Zoom zoom)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.SaidAt is not { } at) return Dates.Say(null, item.SaidPrecision, item.NotBefore);
        return zoom switch
        {
            Zoom.Year => Dates.Say(at, Model.DatePrecision.Year),
            Zoom.Month => Dates.Say(at, item.SaidPrecision == Model.DatePrecision.Year ? Model.DatePrecision.Year : Model.DatePrecision.Month),
            Zoom.Hour when item.SaidPrecision == Model.DatePrecision.Exact => $"{Dates.Day(at)}, {at:HH}:00 UTC",
            _ => Dates.Say(at, item.SaidPrecision),
        };
    }

    private static string Silence(DateTime from, DateTime to)
    {
        var days = (to.Date - from.Date).Days - 1;
        return days < 90 ? Words.Of("{0} days with nothing recorded", days) : Words.Of("{0} months with nothing recorded", Math.Round(days / 30.44));
    }
}
