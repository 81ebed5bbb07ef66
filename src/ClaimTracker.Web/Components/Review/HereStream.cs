using System.Threading.Channels;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Web.Accounts;
using ClaimTracker.Web.Resources;
using Microsoft.Extensions.Localization;

namespace ClaimTracker.Web.Components.Review;

/// <summary>
/// Tells a page without a circuit who else is at its record, and that somebody changed it: lines of server-sent events. A stream ends after a
/// minute and the browser asks again, so that a right that was taken away ends it too.
/// </summary>
internal static class HereStream
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Records = [nameof(Source), nameof(Claim), nameof(Article), nameof(Story), nameof(Statement), nameof(UnnamedTagging)];

    /// <summary>Where the page of a record listens.</summary>
    public static string Address(RecordName record) => $"/review/here/{record.Entity}/{record.EntityId}";

    /// <summary>What the notice says; empty for nothing.</summary>
    public static string Sentence(IStringLocalizer<Words> words, IReadOnlyList<string> others, string? changedBy)
    {
        var here = others.Count switch { 0 => "", 1 => T("{0} is here too.", others[0]), _ => T("{0} are here too.", string.Join(", ", others)) };
        return changedBy is null ? here : $"{T("{0} just changed this. Load the page again to see it.", changedBy)} {here}".TrimEnd();

        string T(string text, string name) => words[text, name].Value;
    }

    public static void MapHere(this WebApplication app) => app.MapGet("/review/here/{entity}/{id:long}", ListenAsync).RequireAuthorization(Policies.Edit);

    private static async Task ListenAsync(string entity, long id, HttpContext context, Presence presence, Decisions decisions, IStringLocalizer<Words> words, IHostApplicationLifetime host)
    {
        if (!Records.Contains(entity))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        end.CancelAfter(Life);
        var (me, record, circuit, news) = (context.User.Actor(), new RecordName(entity, id), Guid.NewGuid(), Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }));
        string? changedBy = null;
        void Follow(DecisionMade made)
        {
            if (made.By.AccountId == me.AccountId || !made.Changed.Contains(record)) return;
            changedBy = made.By.Name;
            news.Writer.TryWrite(true);
        }
        decisions.Made += Follow;
        presence.Move(circuit, me, record, () => news.Writer.TryWrite(true));
        try
        {
            context.Response.ContentType = "text/event-stream";
            context.Response.Headers.CacheControl = "no-store";
            await context.Response.WriteAsync("retry: 500\n\n", end.Token);
            do
            {
                await context.Response.WriteAsync($"data: {Sentence(words, presence.Others(circuit, record), changedBy).ReplaceLineEndings(" ")}\n\n", end.Token);
                await context.Response.Body.FlushAsync(end.Token);
                await news.Reader.ReadAsync(end.Token);
                await Task.Delay(Gathering, end.Token);
            }
            while (true);
        }
        catch (OperationCanceledException)
        {
            // The page was left, the site ends, or it is time to ask again.
        }
        finally
        {
            decisions.Made -= Follow;
            presence.Move(circuit, Actor.Anonymous, null, () => { });
        }
    }
}
