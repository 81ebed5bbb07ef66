using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

/// <summary>The desk's claim is told by one official, unnamed, and denied by a minister. Each row changes what one rule looks at.</summary>
public class NewsroomRulesTests
{
    private const string SameBody = "same-body-declined", PluralOne = "plural-one-quoted", Opinion = "unnamed-opinion", NoBasis = "no-basis-no-reason",
        OnlyNotAuthorized = "only-not-authorized", RestsOnOne = "rests-on-one-unnamed";

    public static TheoryData<string, string, bool> Cases => new()
    {
        { SameBody, "body declined", true }, { SameBody, "other body declined", false }, { SameBody, "body denied", false },
        { PluralOne, "plural quoted", true }, { PluralOne, "plural reported", false }, { PluralOne, "one quoted", false },
        { Opinion, "opinion", true }, { Opinion, "attack", true }, { Opinion, "fact", false },
        { NoBasis, "nothing stated", true }, { NoBasis, "basis stated", false }, { NoBasis, "reason stated", false },
        { OnlyNotAuthorized, "not authorized", true }, { OnlyNotAuthorized, "reason stated", false }, { OnlyNotAuthorized, "nothing stated", false },
        { RestsOnOne, "one source", true }, { RestsOnOne, "plural reported", false }, { RestsOnOne, "named besides", false }, { RestsOnOne, "telling rejected", false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_rule_flags_what_it_is_for_and_nothing_else(string rule, string situation, bool flagged)
    {
        await using var desk = await Desk.OpenAsync();
        await ArrangeAsync(desk, situation);

        var flags = await new NewsroomRules(desk.Factory).OfClaimAsync(desk.Claim);

        Assert.Equal(flagged, flags.Any(f => f.Rule == rule));
        Assert.All(flags, flag => Assert.EndsWith(".", flag.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_set_flags_only_what_its_newsroom_asks_for()
    {
        await using var desk = await Desk.OpenAsync();
        await ArrangeAsync(desk, "nothing stated");
        var rules = new NewsroomRules(desk.Factory);

        foreach (var set in NewsroomRules.Sets)
        {
            var flags = await rules.OfClaimAsync(desk.Claim, set.Id);
            Assert.Equal(set.Rules.Contains(NoBasis), flags.Any(f => f.Rule == NoBasis));
            Assert.Subset(set.Rules.ToHashSet(), flags.Select(f => f.Rule).ToHashSet());
            Assert.Equal(flags.Select(f => f.Rule), (await rules.RecentAsync(set.Id)).Select(f => f.Rule));
        }
    }

    [Fact]
    public void Every_preset_names_its_document_and_asks_only_for_checks_that_exist()
    {
        Assert.Equal(["all", "ap", "reuters", "nyt", "bbc"], NewsroomRules.Sets.Select(s => s.Id));
        Assert.All(NewsroomRules.Sets.Skip(1), set =>
        {
            Assert.True(set.Source.Length > 20, set.Id);
            Assert.StartsWith("https://", set.Url, StringComparison.Ordinal);
            Assert.Subset(NewsroomRules.Sets[0].Rules.ToHashSet(), set.Rules.ToHashSet());
        });
    }

    [Fact]
    public async Task The_rule_set_is_the_desks_is_recorded_and_is_kept_from_readers()
    {
        await using var desk = await Desk.OpenAsync();
        var settings = new DeskSettings(desk.Factory, desk.Decisions, desk.Clock);
        Assert.Equal("all", await settings.RuleSetAsync());

        Assert.IsType<Outcome.Done>(await settings.ChooseRulesAsync(desk.Editor, "bbc"));
        Assert.IsType<Outcome.Refused>(await settings.ChooseRulesAsync(desk.Reader, "ap"));
        Assert.IsType<Outcome.Invalid>(await settings.ChooseRulesAsync(desk.Editor, "none"));

        Assert.Equal("bbc", await new DeskSettings(desk.Factory, desk.Decisions, desk.Clock).RuleSetAsync());
        var entry = Assert.Single(await desk.EventsAsync());
        Assert.Equal(("choose-rules", "Editor 1"), (entry.Command, entry.Actor));
        Assert.Null((await desk.ReadAsync(c => EventChain.VerifyAsync(c))).Problem);
    }

    private static async Task ArrangeAsync(Desk desk, string situation)
    {
        await using var context = desk.Factory.Create();
        var official = await context.Sources.Include(s => s.Coding).SingleAsync(s => s.Id == desk.Official);
        var told = await context.Statements.SingleAsync(s => s.Id == desk.Told);
        var minister = await context.Sources.SingleAsync(s => s.Id == desk.Minister);
        var response = await context.Responses.SingleAsync(r => r.Id == desk.Response);
        official.Coding = new UnnamedCoding { Type = AnonymityType.Individual, Count = situation.StartsWith("plural", StringComparison.Ordinal) ? "plural" : "one", Basis = KnowledgeBasis.NotStated };
        told.Quote = situation.EndsWith("quoted", StringComparison.Ordinal) ? QuoteKind.Direct : QuoteKind.Indirect;
        switch (situation)
        {
            case "body declined" or "body denied": (official.Coding.Affiliation, minister.Name) = ("water ministry", "The water ministry"); break;
            case "other body declined": (official.Coding.Affiliation, minister.Name) = ("water ministry", "The rail company"); break;
            case "basis stated": official.Coding.Basis = KnowledgeBasis.Familiar; break;
            case "reason stated": official.Coding.Reason = "for fear of losing his job"; break;
            case "not authorized": official.Coding.Reason = "because she was not authorized to speak"; break;
            case "named besides": context.Add(new Telling { ClaimId = desk.Claim, StatementId = desk.Denied, Confidence = 1 }); break;
            case "telling rejected": (await context.Tellings.SingleAsync(t => t.StatementId == desk.Told)).Review = ReviewState.Rejected; break;
        }
        if (situation.EndsWith("declined", StringComparison.Ordinal)) response.Kind = ResponseKind.DeclinedToComment;
        if (situation is "opinion" or "attack" or "fact") context.Add(Tagged(desk.Official, situation switch { "opinion" => ContentKind.Opinion, "attack" => ContentKind.Attack, _ => ContentKind.Fact }));
        await context.SaveChangesAsync();
        await ClaimTracker.Store.ClaimFigures.RecomputeAsync(context, [desk.Claim]);
    }

    private static UnnamedTagging Tagged(long source, ContentKind content) => new() { SourceId = source, Content = content };
}
