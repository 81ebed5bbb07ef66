using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class ClaimAndSourceCommandsTests
{
    [Fact]
    public async Task A_joined_claim_has_the_tellings_answers_and_places_of_both()
    {
        await using var desk = await Desk.OpenAsync();
        var other = Id(await desk.Claims.TellAsync(desk.Editor, desk.Denied, null));
        var story = Id(await desk.Stories.CreateAsync(desk.Editor, "The Dam: is it full?"));
        await desk.Stories.AddClaimAsync(desk.Editor, story, other);

        await desk.Claims.MergeAsync(desk.Editor, desk.Claim, other);

        var claims = await desk.ReadAsync(c => c.Claims.Include(x => x.Tellings).OrderBy(x => x.Id).ToListAsync());
        Assert.Equal([null, (long?)desk.Claim], claims.Select(c => c.MergedIntoId));
        Assert.Equal([2, 0], claims.Select(c => c.Tellings.Count));
        Assert.Equal((2, 1, 1), (claims[0].Tellings.Count, claims[0].NamedSourceCount, claims[0].UnnamedSourceCount));
        Assert.Equal([desk.Claim], await desk.ReadAsync(c => c.StoryClaims.Select(p => p.ClaimId).ToListAsync()));
        Assert.Equal("dam-is-it-full", (await desk.ReadAsync(c => c.Stories.SingleAsync())).Slug);
    }

    [Fact]
    public async Task A_split_claim_takes_the_answers_to_its_tellings_with_it()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Claims.TellAsync(desk.Editor, desk.Denied, desk.Claim);
        var telling = await desk.ReadAsync(c => c.Tellings.SingleAsync(t => t.StatementId == desk.Told));

        var second = Id(await desk.Claims.SplitAsync(desk.Editor, desk.Claim, [telling.Id], "The dam is full"));

        var states = await desk.ReadAsync(c => c.Claims.OrderBy(x => x.Id).Select(x => x.State).ToListAsync());
        Assert.Equal([ClaimState.Unanswered, ClaimState.Denied], states);
        Assert.Equal(second, (await desk.ReadAsync(c => c.ResponseLinks.SingleAsync())).ClaimId);
    }

    [Fact]
    public async Task A_claim_needs_a_telling_on_both_sides_of_a_split()
    {
        await using var desk = await Desk.OpenAsync();
        var telling = await desk.ReadAsync(c => c.Tellings.SingleAsync());

        Assert.IsType<Outcome.Invalid>(await desk.Claims.SplitAsync(desk.Editor, desk.Claim, [telling.Id]));
    }

    [Fact]
    public async Task A_joined_source_keeps_the_other_name_as_an_alias()
    {
        await using var desk = await Desk.OpenAsync();
        var statement = Id(await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, new(null, SourceKind.Person, "Minister Ruiz"), new(null, null, [Desk.SpanOf("half empty")])));
        var other = (await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.Id == statement))).SourceId!.Value;

        await desk.Sources.MergeAsync(desk.Editor, desk.Minister, other);

        Assert.Equal(["Minister Ruiz"], await desk.ReadAsync(c => c.SourceAliases.Where(a => a.SourceId == desk.Minister).Select(a => a.Name).ToListAsync()));
        Assert.Equal(desk.Minister, (await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.Id == statement))).SourceId);
        var again = Id(await desk.Statements.CreateAsync(desk.Editor, desk.ArticleVersion, new(null, SourceKind.Person, "minister RUIZ"), new(null, null, [Desk.SpanOf("half")])));
        Assert.Equal(desk.Minister, (await desk.ReadAsync(c => c.Statements.SingleAsync(s => s.Id == again))).SourceId);
    }

    [Fact]
    public async Task An_unnamed_source_is_never_joined_with_a_named_one()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.IsType<Outcome.Invalid>(await desk.Sources.MergeAsync(desk.Editor, desk.Minister, desk.Official));
        Assert.IsType<Outcome.Invalid>(await desk.Sources.MergeAsync(desk.Editor, desk.Official, desk.Minister));
        Assert.IsType<Outcome.Invalid>(await desk.Sources.AddAliasAsync(desk.Editor, desk.Official, "Juan Perez"));
        Assert.IsType<Outcome.Invalid>(await desk.Sources.EditAsync(desk.Editor, desk.Official, 0, new(Name: "Juan Perez")));
    }

    [Fact]
    public async Task A_tag_holds_not_stated_as_a_value_and_refuses_words_that_were_not_published()
    {
        await using var desk = await Desk.OpenAsync();

        var published = await desk.Tagging.SaveAsync(desk.Editor, new() { SourceId = desk.Official, Body = "the dam", Country = UnnamedTagging.NotStated, StatedCount = "one", Terms = Terms.NotStated }, -1);
        var invented = await desk.Tagging.SaveAsync(desk.Editor, new() { SourceId = desk.Official, Body = "Juan Perez" }, 0);
        var named = await desk.Tagging.SaveAsync(desk.Editor, new() { SourceId = desk.Minister, Sector = Sector.Executive }, -1);

        Assert.IsType<Outcome.Done>(published);
        Assert.IsType<Outcome.Invalid>(invented);
        Assert.IsType<Outcome.Invalid>(named);
        var tags = await desk.ReadAsync(c => c.UnnamedTaggings.SingleAsync());
        Assert.Equal(("the dam", "not stated", Terms.NotStated, null), (tags.Body, tags.Country, tags.Terms, tags.Sector));
    }

    [Fact]
    public async Task Two_editors_who_tag_one_source_merge_field_by_field()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Tagging.SaveAsync(desk.Editor, new() { SourceId = desk.Official, Sector = Sector.Executive }, -1);

        var other = await desk.Tagging.SaveAsync(desk.Second, new() { SourceId = desk.Official, Terms = Terms.Background }, -1);
        var same = await desk.Tagging.SaveAsync(desk.Second, new() { SourceId = desk.Official, Sector = Sector.Military }, -1);

        Assert.IsType<Outcome.Done>(other);
        Assert.Equal(["Sector"], Assert.IsType<Outcome.Conflict>(same).Fields.Select(f => f.Field));
    }

    [Theory]
    [InlineData("R. Sam says a second source agrees", "R. Sam")]
    [InlineData("it is Dr. Weiss", "Dr. Weiss")]
    [InlineData("spoke with Ahmad al Rashid today", "Ahmad al Rashid")]
    [InlineData("The source works near the dam", null)]
    [InlineData("United States officials agree", null)]
    [InlineData("checked against the second article", null)]
    public void Words_that_look_like_a_name_are_found(string note, string? name) => Assert.Equal(name is null ? [] : [name], NameLikeText.Find(note));

    [Fact]
    public void A_published_name_draws_no_warning() => Assert.Empty(NameLikeText.Find("as Ana Ruiz said", Desk.Text));

    private static long Id(Outcome outcome) => Assert.IsType<Outcome.Done>(outcome).RecordId!.Value;
}
