using System.Net;
using System.Text.RegularExpressions;
using ClaimTracker.Browser.Tests.Review;
using ClaimTracker.Editing;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Tests.Accounts;

public partial class TwoEditorsTests
{
    private const int Rounds = 100;
    private const string Path = "/review/sources/1";

    [Fact]
    public async Task Two_sessions_that_post_the_form_of_one_source_lose_no_update_in_a_hundred_rounds()
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, 1);

        var conflicts = await Task.WhenAll(WriteAsync(await SessionAsync(site, "editor-1"), "a"), WriteAsync(await SessionAsync(site, "editor-2"), "b"));

        await using var context = site.Store.Create();
        var words = (await context.Sources.SingleAsync(s => s.Id == 1, TestContext.Current.CancellationToken)).Role!.Split(' ').Where(w => Word().IsMatch(w));
        Assert.Equal(Enumerable.Range(0, Rounds).SelectMany(i => new[] { $"a{i}", $"b{i}" }).Order(), words.Order());
        Assert.True(conflicts.Sum() > 0, "the two never met at the record");
        Assert.Null((await EventChain.VerifyAsync(context, TestContext.Current.CancellationToken)).Problem);
    }

    private static async Task<HttpClient> SessionAsync(RunningSite site, string name)
    {
        var browser = site.Browser();
        await site.AddAccountAsync(name, Roles.Editor);
        await RunningSite.SignInAsync(browser, name, RunningSite.Password);
        return browser;
    }

    // Each round adds one word to the role on the page that came last, and looks again where somebody was quicker. Returns how often that was.
    private static async Task<int> WriteAsync(HttpClient browser, string mark)
    {
        var conflicts = 0;
        var page = await browser.GetStringAsync(Path);
        for (var i = 0; i < Rounds;)
        {
            var answer = await browser.PostAsync(Path, new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["_handler"] = "edit", ["__RequestVerificationToken"] = Field(page, "__RequestVerificationToken"), ["Seen"] = Field(page, "Seen"), ["Name"] = Field(page, "Name"),
                ["Kind"] = nameof(SourceKind.Person), ["Role"] = $"{Field(page, "Role")} {mark}{i}", ["Affiliation"] = Field(page, "Affiliation"), ["Country"] = Field(page, "Country"),
            }));
            page = await answer.Content.ReadAsStringAsync();
            if (page.Contains("class=\"warn-s\"", StringComparison.Ordinal)) conflicts++;
            else i++;
        }
        return conflicts;
    }

    private static string Field(string page, string name)
    {
        var at = page.IndexOf($"name=\"{name}\"", StringComparison.Ordinal);
        var value = page.IndexOf("value=\"", at, StringComparison.Ordinal) + 7;
        return page.IndexOf('>', at) is var end && value < end ? WebUtility.HtmlDecode(page[value..page.IndexOf('"', value)]) : "";
    }

    [GeneratedRegex("^[ab][0-9]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
