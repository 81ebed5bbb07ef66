using ClaimTracker.Editing;
using ClaimTracker.Model;

namespace ClaimTracker.Tests.Editing;

public class RightsTests
{
    [Fact]
    public async Task A_reader_is_refused_and_the_attempt_is_logged()
    {
        await using var desk = await Desk.OpenAsync();

        var outcome = await desk.Links.ConfirmAsync(desk.Reader, new(desk.Link));

        Assert.IsType<Outcome.Refused>(outcome);
        Assert.Empty(await desk.EventsAsync());
        Assert.Contains(desk.Log.Lines, line => line.StartsWith("Warning: Refused confirm-link by Reader 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reader_who_claims_to_be_an_editor_is_refused_by_what_the_store_says()
    {
        await using var desk = await Desk.OpenAsync();

        var outcome = await desk.Links.ConfirmAsync(desk.Reader with { Role = Roles.Administrator }, new(desk.Link));

        Assert.IsType<Outcome.Refused>(outcome);
        Assert.Single(desk.Log.Lines);
    }

    [Fact]
    public async Task Nobody_is_refused()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.IsType<Outcome.Refused>(await desk.Links.ConfirmAsync(Actor.Anonymous, new(desk.Link)));
        Assert.IsType<Outcome.Refused>(await desk.Links.ConfirmAsync(new Actor(4711, "ghost", Roles.Editor), new(desk.Link)));
    }

    [Fact]
    public async Task A_revoked_role_ends_the_right_at_once()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.SetRoleAsync(desk.Editor, Roles.Reader);

        Assert.IsType<Outcome.Refused>(await desk.Links.ConfirmAsync(desk.Editor, new(desk.Link)));
    }

    [Theory]
    [InlineData(null, Roles.Reader, false)]
    [InlineData("", "", false)]
    [InlineData("owner", "owner", false)]
    [InlineData(Roles.Reader, Roles.Editor, false)]
    [InlineData(Roles.Editor, Roles.Administrator, false)]
    [InlineData(Roles.Editor, Roles.Reader, true)]
    [InlineData(Roles.Administrator, Roles.Editor, true)]
    public void A_role_covers_those_below_it_and_nothing_else(string? held, string needed, bool covers) => Assert.Equal(covers, Actor.Covers(held, needed));
}
