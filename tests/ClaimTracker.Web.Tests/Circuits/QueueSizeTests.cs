using ClaimTracker.Browser.Tests.Review;
using ClaimTracker.Model;
using ClaimTracker.Web.Tests.Accounts;

namespace ClaimTracker.Web.Tests.Circuits;

public class QueueSizeTests
{
    [Fact]
    public async Task A_key_at_a_list_of_a_hundred_rows_changes_as_little_as_at_one_of_ten()
    {
        var (few, many) = (await BytesAsync(10), await BytesAsync(100));

        Assert.InRange(many / (double)few, .5, 1.5);
    }

    // Moving, deciding and taking back, so that rows go and come.
    private static async Task<long> BytesAsync(int rows)
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, rows);
        await using var circuit = await Circuit.OpenAsync(site.Browser(), site.Address, "/review", await site.CookiesAsAsync("editor-1", Roles.Editor));
        await circuit.WaitAsync(page => page.All.Any(n => n["data-interactive"] == "true"));
        await circuit.PressAsync("j");
        var before = circuit.Received;
        foreach (var key in "jkyu") await circuit.PressAsync(key.ToString());
        return circuit.Received - before;
    }
}
