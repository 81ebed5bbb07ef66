using ClaimTracker.Ingest;
using ClaimTracker.Tests.Export;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class MatchIndexRebuildTests
{
    [Fact]
    public async Task Every_article_is_in_the_index_afterwards_and_a_second_run_finds_none_left()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await SampleStore.FillAsync(store.Factory, cancel, withNul: false);
        await using var context = store.Factory.Create();

        var indexed = await MatchIndexRebuild.RunAsync(store.Factory, cancel);

        Assert.Equal(await context.Articles.CountAsync(cancel), indexed);
        Assert.Equal(await context.Articles.Select(a => a.Id).Order().ToListAsync(cancel), await context.ArticleSignatures.Select(s => s.ArticleId).Order().ToListAsync(cancel));
        Assert.Equal(0, await MatchIndexRebuild.RunAsync(store.Factory, cancel));
    }
}
