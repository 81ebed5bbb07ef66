using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;
using ClaimTracker.Store.Reading.Search;
using ClaimTracker.Web.Tests;

namespace ClaimTracker.Tests.Store.Reading;

/// <summary>The reading queries on both databases, over one small store that has one of everything.</summary>
public class ReadingQueriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Claims_are_listed_by_state_and_paged_without_a_gap(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, Cancel);
        var query = new ClaimListQuery(store.Factory);

        var all = await query.PageAsync(new([]), cancel: Cancel);
        var first = await query.PageAsync(new([]), 2, Cancel);
        var second = await query.PageAsync(new([], After: first.Next), 2, Cancel);
        var retold = await query.PageAsync(new([], ClaimOrder.Retold), cancel: Cancel);
        var denied = await query.PageAsync(new([ClaimState.Denied]), cancel: Cancel);

        Assert.Equal(all.Items.Select(i => i.Claim.Id), first.Items.Concat(second.Items).Select(i => i.Claim.Id));
        Assert.Null(second.Next);
        Assert.Equal("The minister met the builder nine days before the award", Assert.Single(denied.Items).Claim.Text);
        Assert.Equal(2, retold.Items[0].Claim.ArticleCount);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_timeline_has_tellings_copies_and_answers_with_their_reasons(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        var query = new TimelineQuery(store.Factory);

        var items = await query.ItemsAsync([sample.Denied.Id], Cancel);
        var details = await query.DetailsAsync(items, Cancel);

        Assert.Equal(2, items.Count(i => i.IsTelling));
        var denial = Assert.Single(items, i => i.Kind == ResponseKind.Denial);
        var detail = details[(false, denial.Id)];
        Assert.Equal(("Ilka Drovane", 1), (detail.Line.Source!.Name, detail.Line.Paragraph));
        Assert.Equal(["cue: denying", "refers to: the report"], detail.Because);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task An_article_knows_which_statement_answers_which(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);

        var page = await new ArticleQuery(store.Factory).ReadAsync(sample.Report.Id, cancel: Cancel);

        var refusal = Assert.Single(page!.Statements, s => s.Answer is not null);
        Assert.Equal((ResponseKind.DeclinedToComment, sample.Refused.Id), (refusal.Answer!.Kind, Assert.Single(refusal.Answer.Claims).Claim.Id));
        Assert.Null(await new ArticleQuery(store.Factory).ReadAsync(9999, cancel: Cancel));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Articles_without_a_date_come_last_and_every_page_continues_where_the_one_before_ended(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        var query = new ArticleListQuery(store.Factory);
        var found = new List<long>();
        string? after = null;
        do
        {
            var page = await query.PageAsync(after: after, size: 1, cancel: Cancel);
            found.AddRange(page.Items.Select(a => a.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal((await query.PageAsync(cancel: Cancel)).Items.Select(a => a.Id), found);
        Assert.Equal(sample.Undated.Id, found[^1]);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_search_finds_by_word_stem_source_kind_and_state(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, Cancel);
        var search = new StatementSearch(store.Factory);
        async Task<int> Count(string line) => (await search.FindAsync(SearchRequest.Parse(line), cancel: Cancel)).Total;

        Assert.Equal(2, await Count("builders"));
        Assert.Equal(2, await Count("\"met the builder\""));
        Assert.Equal(1, await Count("cash OR dam -builder source:unnamed"));
        Assert.Equal(0, await Count("\"builder the met\""));
        Assert.Equal(1, await Count("kind:denial"));
        Assert.Equal(1, await Count("source:\"ilka drovane\""));
        Assert.Equal(2, await Count("state:denied"));
        Assert.Equal(1, await Count("outlet:\"mercury wire\""));
        Assert.Equal(3, await Count("source:unnamed basis:given country:tarvenia"));
        Assert.Equal(1, await Count("outlet:none"));
        Assert.Equal(4, await Count("from:2026-03-01 to:2026-03-03"));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Found_words_are_marked_and_the_best_match_can_go_first(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, Cancel);

        var found = await new StatementSearch(store.Factory).FindAsync(SearchRequest.Parse("cash OR minister"), best: true, cancel: Cancel);
        var articles = await new OtherSearches(store.Factory).ArticlesAsync(SearchRequest.Parse("builder"), cancel: Cancel);

        Assert.Contains(found.Rows, r => r.Marked!.Contains("\u0002cash\u0003", StringComparison.Ordinal));
        Assert.Equal(3, articles.Total);
        Assert.Contains(articles.Rows, r => r.Marked is not null && r.Marked.Contains('\u0002', StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_changed_or_deleted_text_leaves_the_index(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        await using (var context = store.Factory.Create())
        {
            var claim = await context.Claims.FindAsync([sample.Unanswered.Id], Cancel);
            claim!.Text = "The reservoir stands empty";
            await context.SaveChangesAsync(Cancel);
        }
        var search = new OtherSearches(store.Factory);

        Assert.Equal(0, (await search.ClaimsAsync(SearchRequest.Parse("dam"), cancel: Cancel)).Total);
        Assert.Equal(1, (await search.ClaimsAsync(SearchRequest.Parse("reservoir"), cancel: Cancel)).Total);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task The_front_page_pairs_a_claim_with_its_denial_and_counts_states(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, Cancel);
        var figures = new Figures(TimeProvider.System);

        var front = await new FrontQuery(store.Factory, new ClaimListQuery(store.Factory), figures).ReadAsync(Cancel);

        var duel = Assert.Single(front.Contested);
        Assert.Equal(("a senior official familiar with the talks", "Ilka Drovane", ResponseKind.Denial), (duel.Telling!.Source!.Name, duel.Answer!.Source!.Name, duel.Kind!.Value));
        Assert.Equal((1, 1, 1, 2), (front.Figures.Claims(ClaimState.Denied), front.Figures.Claims(ClaimState.NoComment), front.Figures.Claims(ClaimState.Unanswered), front.Figures.UnnamedSources));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_newer_claim_that_is_a_fragment_does_not_lead_the_front_page(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        var fragment = new Claim
        {
            Text = "Terms", State = ClaimState.Denied, ArticleCount = 1, ActiveAt = sample.Denied.ActiveAt.AddDays(1), FirstStatementId = sample.Denied.FirstStatementId,
        };
        await using (var context = store.Factory.Create())
        {
            context.Claims.Add(fragment);
            await context.SaveChangesAsync(Cancel);
        }

        var front = await new FrontQuery(store.Factory, new ClaimListQuery(store.Factory), new Figures(TimeProvider.System)).ReadAsync(Cancel);

        Assert.Equal([sample.Denied.Id, fragment.Id], front.Contested.Select(d => d.Listed.Claim.Id));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_source_page_counts_its_answers_and_pages_its_statements(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        var query = new SourceQuery(store.Factory);

        var page = await query.ReadAsync(sample.DenialStatement.SourceId!.Value, Cancel);
        var lines = await query.StatementsAsync(sample.DenialStatement.SourceId!.Value, cancel: Cancel);

        Assert.Equal((1, sample.Denied.Id), (page!.Kinds[ResponseKind.Denial], Assert.Single(page.Positions).Claim.Id));
        Assert.Equal(sample.DenialStatement.Id, Assert.Single(lines.Items).Id);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task The_report_counts_unnamed_statements_by_outlet_month_basis_and_reason(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await SampleStore.FillAsync(store.Factory, Cancel);

        var report = await new UnnamedReportQuery(store.Factory, new Figures(TimeProvider.System)).ReadAsync();

        var courier = Assert.Single(report.Outlets, o => o.Name == "Harbour Courier");
        Assert.Equal((3, 2, 2, 0), (courier.Total.All, courier.Total.Unnamed, courier.Total.WithBasis, courier.Total.WithReason));
        Assert.Equal((new DateOnly(2026, 3, 1), 2), (Assert.Single(courier.Months).Month!.Value, courier.Months[0].Unnamed));
        Assert.Equal((3, 1, 1), (report.Bases[Basis.FamiliarWith], courier.OneSource, courier.Declined));
        Assert.Equal(("Ministry of Energy", "a senior official familiar with the talks"), (report.Both[0].Body.Name, report.Both[0].Unnamed.Name));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Outlets_stories_feeds_and_the_sitemap_name_what_is_there(string provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var sample = await SampleStore.FillAsync(store.Factory, Cancel);
        await using (var context = store.Factory.Create())
        {
            context.Stories.Add(new Story { Name = "The coffee affair", Slug = "coffee-affair", IsPublished = true, Claims = [new StoryClaim { ClaimId = sample.Denied.Id }] });
            context.Stories.Add(new Story { Name = "Draft", Slug = "draft" });
            await context.SaveChangesAsync(Cancel);
        }
        var outlets = await new OutletQuery(store.Factory, new Figures(TimeProvider.System)).AllAsync();
        var claims = await new OutletQuery(store.Factory, new Figures(TimeProvider.System)).ClaimsAsync(outlets[0].Id, Cancel);
        var story = await new StoryQuery(store.Factory).ReadAsync("coffee-affair", Cancel);
        var feeds = new FeedQuery(store.Factory, new StatementSearch(store.Factory));
        var map = await new SitemapQuery(store.Factory).ReadAsync(null, Cancel);

        Assert.Equal(3, outlets.Count);
        Assert.NotEmpty(claims);
        Assert.Equal(sample.Denied.Id, Assert.Single(story!.Claims).Id);
        Assert.Equal("The coffee affair", Assert.Single(await new StoryQuery(store.Factory).AllAsync(Cancel)).Name);
        Assert.Equal(3, (await feeds.ReadAsync(new FeedScope(sample.Denied.Id, null, null, null, null), Cancel))!.Entries.Count);
        Assert.Equal(3, (await feeds.ReadAsync(new FeedScope(null, null, null, "never", null), Cancel))!.Entries.Count);
        Assert.Equal(5, (await feeds.ReadAsync(new FeedScope(null, null, null, null, "contested"), Cancel))!.Entries.Count + (await feeds.ReadAsync(new FeedScope(null, null, null, null, "nocomment"), Cancel))!.Entries.Count);
        Assert.Null(await feeds.ReadAsync(new FeedScope(9999, null, null, null, null), Cancel));
        Assert.Contains(map.Places, p => p.Path == "/stories/coffee-affair");
    }
}
