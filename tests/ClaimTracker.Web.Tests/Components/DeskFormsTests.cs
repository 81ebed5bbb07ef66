using System.Net;
using ClaimTracker.Browser.Tests.Review;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Tests.Components;

/// <summary>The desk's forms posted as a browser posts them: each does what it says, is recorded, and can be taken back.</summary>
public class DeskFormsTests
{
    public static TheoryData<string, string, string, string> Forms => new()
    {
        { "/review/claims/1", "text", "Text=The+plan+was+paid+twice", "edit-claim" },
        { "/review/claims/1", "split", "Chosen=1&Act=reject", "reject-telling" },
        { "/review/claims/1", "merge", "Other=C-0002", "merge-claims" },
        { "/review/sources/1", "edit", "Seen=0&Name=Ilka+Drovane&Kind=Person&Role=minister&Affiliation=Tarvenia&Country=", "edit-source" },
        { "/review/sources/1", "alias", "Alias=I.+Drovane", "add-alias" },
        { "/review/sources/1", "split", "Chosen=1&Whose=Another+Person&WhoseKind=Person", "split-source" },
        { "/review/articles/1", "edit", "Seen=0&Title=Another+headline&Outlet=Harbour+Courier&Language=en&Published=2026-03", "edit-article" },
        { "/review/articles/1", "add-note", "Text=seen+again", "add-note" },
        { "/review/stories", "create", "Name=The+harbour", "create-story" },
        { "/review/flags", "rules", "Chosen=ap", "choose-rules" },
    };

    [Theory, MemberData(nameof(Forms))]
    public async Task A_form_of_the_desk_does_one_recorded_thing_for_an_editor_and_nothing_for_a_reader(string path, string form, string fields, string command)
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, 2);
        var (editor, reader) = (await site.BrowserAsAsync(Roles.Editor), await site.BrowserAsAsync(Roles.Reader));
        var before = await EventsAsync(site);

        var refused = await reader.PostAsync(path, Body(form, fields));
        Assert.Equal(before.Count, (await EventsAsync(site)).Count);
        var answer = await RunningSite.PostAsync(editor, path, form, Fields(fields));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK && !page.Contains("class=\"warn-s\"", StringComparison.Ordinal), page);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        var made = (await EventsAsync(site)).Skip(before.Count).ToList();
        Assert.Equal([command], made.Select(e => e.Command).Distinct());
        Assert.Single(made.Select(e => e.Decision).Distinct());
        Assert.All(made, e => Assert.Equal("editor-1", e.Actor));
    }

    [Fact]
    public async Task A_story_is_made_filled_named_published_and_each_step_is_undone_from_the_record()
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, 2);
        var editor = await site.BrowserAsAsync(Roles.Editor);
        await RunningSite.PostAsync(editor, "/review/stories", "create", new() { ["Name"] = "The harbour" });
        await RunningSite.PostAsync(editor, "/review/stories", "edit-1", new() { ["Name"] = "The harbour plan", ["Summary"] = "Paid twice?", ["Order"] = "2\nC-0001", ["Act"] = "save" });

        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync("/stories/the-harbour")).StatusCode);
        await RunningSite.PostAsync(editor, "/review/stories", "edit-1", new() { ["Name"] = "The harbour plan", ["Summary"] = "Paid twice?", ["Order"] = "2\n1", ["Act"] = "publish" });
        await using var context = site.Store.Create();
        var story = await context.Stories.Include(s => s.Claims).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("The harbour plan", true), (story.Name, story.IsPublished));
        Assert.Equal([2L, 1L], story.Claims.OrderBy(c => c.Position).Select(c => c.ClaimId));
        Assert.Equal(HttpStatusCode.OK, (await site.Browser().GetAsync($"/stories/{story.Slug}")).StatusCode);

        var last = (await EventsAsync(site)).Last(e => e.Entity == nameof(Story));
        await RunningSite.PostAsync(editor, "/review/record", "undo-" + last.Decision, []);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Browser().GetAsync($"/stories/{story.Slug}")).StatusCode);
        Assert.Null((await EventChain.VerifyAsync(context, TestContext.Current.CancellationToken)).Problem);
    }

    [Fact]
    public async Task A_source_that_was_split_off_is_joined_again_and_its_name_is_kept()
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, 1);
        var editor = await site.BrowserAsAsync(Roles.Editor);
        await RunningSite.PostAsync(editor, "/review/sources/1", "split", Fields("Chosen=1&Whose=Another+Person&WhoseKind=Person"));
        await using var context = site.Store.Create();
        var other = await context.Sources.AsNoTracking().SingleAsync(s => s.Name == "Another Person", TestContext.Current.CancellationToken);

        await RunningSite.PostAsync(editor, "/review/sources/1", "merge", new() { ["Other"] = other.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) });

        Assert.Equal(1, (await context.Sources.SingleAsync(s => s.Id == other.Id, TestContext.Current.CancellationToken)).MergedIntoId);
        Assert.Contains("<bdi>Another Person</bdi>", await editor.GetStringAsync("/review/sources/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_looks_like_a_name_is_kept_only_after_a_warning()
    {
        await using var site = await RunningSite.StartAsync();
        await Suggestions.FillAsync(site.Store, 1);
        var editor = await site.BrowserAsAsync(Roles.Editor);
        const string Text = "it was Marta Velling all along";

        var warned = await (await RunningSite.PostAsync(editor, "/review/sources/2", "add-note", new() { ["Text"] = Text, ["Warned"] = "" })).Content.ReadAsStringAsync();
        await using var context = site.Store.Create();
        var kept = await context.Notes.CountAsync(TestContext.Current.CancellationToken);
        await RunningSite.PostAsync(editor, "/review/sources/2", "add-note", new() { ["Text"] = Text, ["Warned"] = Text });

        Assert.Contains("Marta Velling", WebUtility.HtmlDecode(warned), StringComparison.Ordinal);
        Assert.Contains("looks like a name", warned, StringComparison.Ordinal);
        Assert.Equal((0, 1), (kept, await context.Notes.CountAsync(TestContext.Current.CancellationToken)));
    }

    private static Dictionary<string, string> Fields(string fields) =>
        fields.Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => WebUtility.UrlDecode(pair[1]));

    private static FormUrlEncodedContent Body(string form, string fields) => new(Fields(fields).Append(new("_handler", form)));

    private static async Task<List<Event>> EventsAsync(RunningSite site)
    {
        await using var context = site.Store.Create();
        return await context.Events.AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }
}
