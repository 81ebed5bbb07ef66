using System.Net;
using System.Xml.Linq;
using ClaimTracker.Model;
using ClaimTracker.Web.Tests.Accounts;

namespace ClaimTracker.Web.Tests.Components;

/// <summary>The pages as the server sends them, on a small store.</summary>
public class ReadingPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_reading_page_answers_small_and_without_a_cookie()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        var client = site.Browser();
        string[] paths =
        [
            "/", "/claims", "/claims?state=contested&order=retold", $"/claims/{sample.Denied.Id}", $"/claims/{sample.Denied.Id}?view=chart&zoom=month", "/articles",
            $"/articles/{sample.Report.Id}?s={sample.DenialStatement.Id}", "/sources", "/sources?kind=unnamed", $"/sources/{sample.DenialStatement.SourceId}", "/unnamed", "/unnamed?measure=count&by=year",
            "/outlets", "/outlets/1", "/stories", "/search", "/search?q=cash", "/search?q=cash&in=articles", "/timeline?q=minister", $"/timeline?source={sample.DenialStatement.SourceId}", $"/embed/claims/{sample.Denied.Id}",
        ];
        foreach (var path in paths)
        {
            var answer = await client.GetAsync(path, Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            Assert.InRange(html.Length, 1000, 100_000);
            Assert.False(answer.Headers.Contains("Set-Cookie"), path);
            Assert.DoesNotContain("unsafe-inline", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_claim_page_pairs_the_claim_with_its_denial_three_days_later()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);

        var html = await site.Browser().GetStringAsync($"/claims/{sample.Denied.Id}", Cancel);

        Assert.Contains("3 days later", html, StringComparison.Ordinal);
        Assert.Contains("I never met him", html, StringComparison.Ordinal);
        Assert.Contains("1 near-copy of the same text", html, StringComparison.Ordinal);
        Assert.Contains("Fiction", html, StringComparison.Ordinal);
        Assert.Contains($"/articles/{sample.DenialStatement.ArticleId}?s={sample.DenialStatement.Id}#s{sample.DenialStatement.Id}", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_outside_stays_text_on_every_page()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        const string attack = "<img src=x onerror=alert(1)> \u202E";
        await using (var context = site.Store.Create())
        {
            (await context.Claims.FindAsync([sample.Denied.Id], Cancel))!.Text = attack;
            var article = (await context.Articles.FindAsync([sample.Report.Id], Cancel))!;
            (article.Title, article.Url) = (attack, "javascript:alert(1)");
            await context.SaveChangesAsync(Cancel);
        }
        foreach (var path in new[] { "/", "/claims", $"/claims/{sample.Denied.Id}", "/articles", $"/articles/{sample.Report.Id}", "/search?q=" + Uri.EscapeDataString(attack), "/feed.atom" })
        {
            var html = await site.Browser().GetStringAsync(path, Cancel);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_missing_page_says_so_in_the_sites_own_dress()
    {
        await using var site = await RunningSite.StartAsync();
        foreach (var path in new[] { "/claims/999", "/articles/999", "/sources/999", "/outlets/999", "/stories/none", "/nowhere", "/articles/1/changes/1/2" })
        {
            var answer = await site.Browser().GetAsync(path, Cancel);

            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, path);
            Assert.Contains("There is no such page", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_store_teaches_what_to_do()
    {
        await using var site = await RunningSite.StartAsync();

        Assert.Contains("/import", await site.Browser().GetStringAsync("/", Cancel), StringComparison.Ordinal);
        Assert.Contains("No claim is in this state", await site.Browser().GetStringAsync("/claims", Cancel), StringComparison.Ordinal);
        Assert.Contains("No story is published yet", await site.Browser().GetStringAsync("/stories", Cancel), StringComparison.Ordinal);
        Assert.Contains("Nothing to report yet", await site.Browser().GetStringAsync("/unnamed", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_merged_into_another_leads_there()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        await using (var context = site.Store.Create())
        {
            (await context.Claims.FindAsync([sample.Refused.Id], Cancel))!.MergedIntoId = sample.Denied.Id;
            await context.SaveChangesAsync(Cancel);
        }

        var answer = await site.Browser().GetAsync($"/claims/{sample.Refused.Id}", Cancel);

        Assert.Equal((HttpStatusCode.Redirect, $"/claims/{sample.Denied.Id}"), (answer.StatusCode, new Uri(site.Address, answer.Headers.Location!).AbsolutePath));
    }

    [Fact]
    public async Task The_theme_is_chosen_without_script_and_leads_back_only_to_this_site()
    {
        await using var site = await RunningSite.StartAsync();
        var client = site.Browser();
        static FormUrlEncodedContent Form(string to, string back) => new([KeyValuePair.Create("to", to), KeyValuePair.Create("back", back)]);

        var answer = await client.PostAsync("/theme", Form("dark", "/claims?state=denied"), Cancel);
        var away = await client.PostAsync("/theme", Form("dark", "//evil.example"), Cancel);

        Assert.Equal("/claims?state=denied", answer.Headers.Location!.OriginalString);
        Assert.Equal("/", away.Headers.Location!.OriginalString);
        Assert.Contains("data-theme=\"dark\"", await client.GetStringAsync("/claims", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_well_formed_and_links_claim_and_passage()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);

        var feed = XDocument.Parse(await site.Browser().GetStringAsync($"/feed.atom?claim={sample.Denied.Id}", Cancel));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = feed.Root!.Elements(atom + "entry").ToList();
        Assert.Equal(3, entries.Count);
        Assert.Equal(3, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        Assert.Contains(entries, e => e.Element(atom + "title")!.Value.Contains("Denial, Ilka Drovane", StringComparison.Ordinal));
        Assert.All(entries, e => Assert.Contains(e.Elements(atom + "link"), l => (string?)l.Attribute("rel") == "via"));
    }

    [Fact]
    public async Task OEmbed_answers_for_this_sites_claims_only()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);
        var client = site.Browser();
        async Task<HttpStatusCode> Ask(string url) => (await client.GetAsync("/oembed?url=" + Uri.EscapeDataString(url), Cancel)).StatusCode;

        Assert.Equal(HttpStatusCode.OK, await Ask($"{site.Address}claims/{sample.Denied.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask($"https://elsewhere.example/claims/{sample.Denied.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await Ask($"{site.Address}claims/999"));
        var embed = await client.GetAsync($"/embed/claims/{sample.Denied.Id}", Cancel);
        Assert.Contains("frame-ancestors *", embed.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sitemap_is_well_formed_and_names_claims_and_articles()
    {
        await using var site = await RunningSite.StartAsync();
        var sample = await SampleStore.FillAsync(site.Store, Cancel);

        var map = XDocument.Parse(await site.Browser().GetStringAsync("/sitemap.xml", Cancel));

        var places = map.Root!.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).ToList();
        Assert.Contains($"/claims/{sample.Denied.Id}", places);
        Assert.Contains($"/articles/{sample.Undated.Id}", places);
    }
}
