using System.Text.RegularExpressions;
using ClaimTracker.Web.Components.Review;
using MudBlazor;

namespace ClaimTracker.Web.Tests.Components;

public partial class DeskThemeTests
{
    private static readonly Dictionary<string, string[]> Mapping = new()
    {
        ["--ink"] = ["Primary", "Dark", "AppbarText", "DrawerText", "TextPrimary", "ActionDefault"],
        ["--paper"] = ["PrimaryContrastText", "DarkContrastText", "Background", "Surface", "AppbarBackground", "DrawerBackground"],
        ["--ink-2"] = ["Secondary", "TextSecondary", "DrawerIcon"],
        ["--ink-3"] = ["TextDisabled", "ActionDisabled"],
        ["--panel"] = ["BackgroundGray", "TableStriped", "TableHover"],
        ["--rule"] = ["LinesDefault", "Divider", "TableLines"],
        ["--rule-2"] = ["LinesInputs"],
        ["--claim"] = ["Info"], ["--rebut"] = ["Error"], ["--confirm"] = ["Success"], ["--none"] = ["Tertiary"], ["--flag"] = ["Warning"],
    };

    public static TheoryData<string> Tokens => [.. Mapping.Keys];

    [Theory, MemberData(nameof(Tokens))]
    public void The_theme_of_the_component_library_has_the_colour_of_the_token_in_light_and_dark(string token)
    {
        var values = Token().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/ClaimTracker.Web/wwwroot/tokens.css"))).ToDictionary(m => m.Groups[1].Value, m => (m.Groups[2].Value, m.Groups[3].Value));

        Assert.All(Mapping[token], name => Assert.Equal(values[token], (Hex(DeskTheme.Theme.PaletteLight, name), Hex(DeskTheme.Theme.PaletteDark, name))));
    }

    private static string Hex(Palette palette, string name) =>
        ((MudBlazor.Utilities.MudColor)typeof(Palette).GetProperty(name)!.GetValue(palette)!).ToString(MudBlazor.Utilities.MudColorOutputFormats.Hex).ToLowerInvariant();

    [GeneratedRegex("(--[a-z0-9-]+):\\s*light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
