using ClaimTracker.Editing;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Editing;

public class EventChainTests
{
    [Fact]
    public async Task An_empty_record_is_whole()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(new ChainCheck(0, new string('0', 64), null), await desk.ReadAsync(c => EventChain.VerifyAsync(c)));
    }

    [Theory]
    [InlineData("UPDATE Events SET Why = 'because' WHERE Id = 2", "event 2 was altered")]
    [InlineData("UPDATE Events SET Actor = 'Editor 2' WHERE Id = 1", "event 1 was altered")]
    [InlineData("DELETE FROM Events WHERE Id = 2", "event 2 is missing")]
    [InlineData("UPDATE Events SET PreviousHash = Hash WHERE Id = 3", "event 3 does not follow")]
    public async Task A_forged_record_is_found_and_named(string forgery, string problem)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Links.RejectAsync(desk.Editor, new(desk.Link));
        await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link));
        await using (var context = desk.Factory.Create()) await context.Database.ExecuteSqlRawAsync(forgery, TestContext.Current.CancellationToken);

        var check = await desk.ReadAsync(c => EventChain.VerifyAsync(c));

        Assert.StartsWith(problem, check.Problem, StringComparison.Ordinal);
    }
}
