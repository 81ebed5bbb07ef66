using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Tests.Store;

public class ClaimFiguresTests
{
    private static readonly DateTime Imported = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task An_undated_claim_is_as_recent_as_the_latest_date_in_its_article_and_not_as_its_import(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await using var context = store.Factory.Create();
        var claim = await ClaimAsync(context, new Article { Title = "Gates", AddedAt = Imported, NotBefore = new DateOnly(2017, 9, 24) }, cancel);

        await ClaimFigures.RecomputeAsync(context, [claim.Id], cancel);

        Assert.Equal(new DateTime(2017, 9, 24, 0, 0, 0, DateTimeKind.Utc), claim.ActiveAt);
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_claim_without_any_date_is_as_recent_as_its_import(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await using var context = store.Factory.Create();
        var claim = await ClaimAsync(context, new Article { Title = "Gates", AddedAt = Imported }, cancel);

        await ClaimFigures.RecomputeAsync(context, [claim.Id], cancel);

        Assert.Equal(Imported, claim.ActiveAt);
    }

    private static async Task<Claim> ClaimAsync(ClaimTrackerContext context, Article article, CancellationToken cancel)
    {
        const string Text = "The gates were shut.";
        var version = new ArticleVersion { Article = article, Number = 1, Title = article.Title, Text = Text, TextHash = "0", AddedAt = Imported };
        var statement = new Statement
        {
            Article = article, ArticleVersion = version, Words = Text, Content = [new Passage(0, 19, Text[..19])],
            Act = StatementAct.Statement, Fingerprint = "f",
        };
        var claim = new Claim { Text = Text, Tellings = [new Telling { Statement = statement, Confidence = 1 }] };
        context.Add(claim);
        await context.SaveChangesAsync(cancel);
        return claim;
    }
}
