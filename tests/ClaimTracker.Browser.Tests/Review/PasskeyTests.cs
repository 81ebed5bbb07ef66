using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ClaimTracker.Browser.Tests.Review;

public class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_registered_signs_in_without_a_name_and_no_longer_once_it_is_removed()
    {
        await using var desk = await DeskBrowser.StartAsync(1);
        // Browsers give passkeys to names, never to numbers.
        var page = await desk.SignedInAsync("editor-1", host: "localhost");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/account");

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        var remove = page.Locator("[aria-labelledby=passkeys-h] .rows li").GetByRole(AriaRole.Button, new() { Name = "Remove" });
        await Assertions.Expect(remove).ToHaveCountAsync(1);
        await UseAsync(page);
        await page.WaitForURLAsync("**/review");
        await page.GotoAsync("/account");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("editor-1");
        await remove.ClickAsync();
        await Assertions.Expect(remove).ToHaveCountAsync(0);
        await UseAsync(page);

        await Assertions.Expect(page.Locator(".warn-s:visible")).ToContainTextAsync("passkey");
        Assert.Equal(0, await desk.ReadAsync(c => c.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<long>>().CountAsync()));
    }

    private static async Task UseAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use a passkey" }).ClickAsync();
    }
}
