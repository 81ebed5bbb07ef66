using System.Globalization;
using ClaimTracker.Store.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ClaimTracker.Web.Components.Timelines;

/// <summary>The two-lane timeline of some claims: of one, of a story, of a source or of a search.</summary>
public partial class TimelineView
{
    private const int PageRows = 24;

    /// <summary>Tellings whose sources the table of sayers looks at where the line has many pages.</summary>
    private const int SayerRows = 60;

    private static readonly (Zoom Zoom, string Word)[] Zooms = [(Zoom.Year, "Years"), (Zoom.Month, "Months"), (Zoom.Day, "Days"), (Zoom.Hour, "Hours")];

    private IReadOnlyList<TimelineItem> items = [];
    private IReadOnlyList<TimelineRow> rows = [];
    private List<TimelineRow> page = [];
    private int pages;
    private int shownItems;
    private bool isCut;
    private TimelineFilter filter = TimelineFilter.Parse("");
    private IReadOnlyDictionary<(bool, long), ItemDetail> details = new Dictionary<(bool, long), ItemDetail>();
    private IReadOnlyDictionary<long, UnnamedFacts> facts = new Dictionary<long, UnnamedFacts>();
    private ILookup<long, (long ClaimId, string Text)> also = Array.Empty<int>().ToLookup(_ => 0L, _ => (0L, ""));

    /// <summary>The claims on the line, in the order of their columns.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<ClaimRow> Claims { get; set; } = [];

    /// <summary>What the export is of, as a query string, e.g. <c>claim=142</c>; null for no export.</summary>
    [Parameter] public string? ExportOf { get; set; }

    /// <summary>Parts of the address that the filter keeps because they say what the timeline is of.</summary>
    [Parameter] public IReadOnlyList<KeyValuePair<string, string>> Keep { get; set; } = [];

    /// <summary>True within another site's page: the timeline alone, without tools and tables.</summary>
    [Parameter] public bool IsEmbedded { get; set; }

    private bool ShowClaims => Claims.Count > 1;

    private string Path => Keep.Count == 0 ? new Uri(Navigation.Uri).AbsolutePath : QueryHelpers.AddQueryString(new Uri(Navigation.Uri).AbsolutePath, Keep.ToDictionary(k => k.Key, k => (string?)k.Value));

    private string? ExportQuery => ExportOf is null ? null : string.Join('&', new[] { ExportOf, new Uri(Navigation.Uri).Query.TrimStart('?') }.Where(q => q.Length > 0));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        filter = TimelineFilter.Parse(new Uri(Navigation.Uri).Query);
        items = await Query.ItemsAsync(Claims.Select(c => c.Id).ToArray());
        isCut = items.Count(i => i.IsTelling) >= TimelineQuery.Most || items.Count(i => !i.IsTelling) >= TimelineQuery.Most;
        rows = TimelineLayout.Arrange(items, filter);
        shownItems = items.Count(filter.Shows);
        if (filter.IsChart) return;
        page = Slice();
        var wanted = (pages > 1 ? page.SelectMany(ItemsOf).Concat(rows.OfType<TellingRow>().Take(SayerRows).Select(r => r.Item)) : rows.SelectMany(ItemsOf)).DistinctBy(i => (i.IsTelling, i.Id)).ToList();
        details = await Query.DetailsAsync(wanted);
        facts = await Query.FactsAsync(details.Values.Where(d => d.Line.Source is { IsUnnamed: true }).Select(d => d.Line.Source!.Id).ToArray());
        also = await Query.AlsoAsync(wanted.Where(i => i.ResponseId is not null).Select(i => i.ResponseId!.Value).ToArray(), Claims.Select(c => c.Id).ToArray());
    }

    private List<TimelineRow> Slice()
    {
        var weight = rows.Select(Weight).ToList();
        pages = Math.Max(1, (int)Math.Ceiling(weight.Sum() / (double)PageRows));
        var (taken, before) = (new List<TimelineRow>(), 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (before / PageRows + 1 == filter.Page) taken.Add(rows[i]);
            before += weight[i];
        }
        return taken;
    }

    private static int Weight(TimelineRow row) => row switch
    {
        TellingRow telling => 1 + telling.Answers.Count,
        AnswerRow => 1,
        _ => 0,
    };

    private static IEnumerable<TimelineItem> ItemsOf(TimelineRow row) => row switch
    {
        TellingRow telling => [telling.Item, .. telling.Copies.Take(12), .. telling.Answers.Select(a => a.Item)],
        AnswerRow answer => [answer.Answer.Item, .. answer.Answer.Targets.Select(t => t.Telling)],
        _ => [],
    };

    private string Words(TimelineItem item) => details.TryGetValue((item.IsTelling, item.Id), out var detail) ? Short(detail.Line.Words) : "";

    internal static string Short(string words, int most = 110) => words.Length <= most ? words : string.Concat(words.AsSpan(0, words.LastIndexOf(' ', most) is > 0 and var cut ? cut : most), "…");

    private static string Capital(string label) => string.Concat(label[..1].ToUpper(CultureInfo.InvariantCulture), label.AsSpan(1));

    private string With(string key, string? value)
    {
        var uri = new Uri(Navigation.Uri);
        var pairs = QueryHelpers.ParseQuery(uri.Query).Where(p => p.Key != key && (p.Key != "page" || key == "page"))
            .SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v))).ToList();
        if (value is not null) pairs.Add(KeyValuePair.Create(key, (string?)value));
        return QueryHelpers.AddQueryString(uri.AbsolutePath, pairs!) + "#timeline";
    }
}
