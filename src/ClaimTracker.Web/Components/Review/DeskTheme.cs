using MudBlazor;

namespace ClaimTracker.Web.Components.Review;

/// <summary>The component library in the colours, type and edges of tokens.css. A test holds the two together.</summary>
public static class DeskTheme
{
    private static readonly string[] Sans = ["Libre Franklin", "Franklin Gothic Medium", "Helvetica Neue", "Arial", "sans-serif"];
    private static readonly string[] Serif = ["Source Serif 4", "Georgia", "Times New Roman", "serif"];

    /// <summary>The theme for light and dark.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Coloured(
            new PaletteLight { HoverOpacity = .04, RippleOpacity = 0, RippleOpacitySecondary = 0 },
            paper: "#ffffff", panel: "#f5f5f2", ink: "#17181c", ink2: "#474a52", ink3: "#646872", rule: "#dcdbd6", rule2: "#8b8d93",
            claim: "#1d4f91", rebut: "#ad2a1a", confirm: "#146548", none: "#5a5f69", flag: "#8a5300"),
        PaletteDark = Coloured(
            new PaletteDark { HoverOpacity = .08, RippleOpacity = 0, RippleOpacitySecondary = 0 },
            paper: "#15171b", panel: "#1d2025", ink: "#eeede9", ink2: "#bfc1c6", ink3: "#9a9ea7", rule: "#353941", rule2: "#737883",
            claim: "#8fb8f2", rebut: "#f59c8c", confirm: "#7fd0aa", none: "#a8acb5", flag: "#f0b95a"),
        LayoutProperties = new() { DefaultBorderRadius = "2px", AppbarHeight = "56px" },
        Shadows = new() { Elevation = [.. Enumerable.Range(0, 26).Select(level => level == 8 ? "0 0 0 1px var(--rule-2)" : "none")] },
        Typography = new()
        {
            Default = Set(new DefaultTypography(), Sans, "400", ".9375rem", "1.5"),
            H1 = Set(new H1Typography(), Serif, "640", "2.375rem", "1.1"),
            H2 = Set(new H2Typography(), Serif, "640", "1.75rem", "1.15"),
            H3 = Set(new H3Typography(), Serif, "640", "1.3125rem", "1.15"),
            H4 = Set(new H4Typography(), Serif, "640", "1.0625rem", "1.15"),
            H5 = Set(new H5Typography(), Sans, "650", "1.0625rem", "1.3"),
            H6 = Set(new H6Typography(), Sans, "650", "1.0625rem", "1.3"),
            Subtitle1 = Set(new Subtitle1Typography(), Sans, "650", ".9375rem", "1.5"),
            Subtitle2 = Set(new Subtitle2Typography(), Sans, "650", ".8125rem", "1.5"),
            Body1 = Set(new Body1Typography(), Sans, "400", ".9375rem", "1.5"),
            Body2 = Set(new Body2Typography(), Sans, "400", ".8125rem", "1.5"),
            Button = Set(new ButtonTypography(), Sans, "600", ".8125rem", "1.3"),
            Caption = Set(new CaptionTypography(), Sans, "400", ".75rem", "1.4"),
            Overline = Set(new OverlineTypography(), Sans, "400", ".75rem", "1.4"),
        },
    };

    private static T Coloured<T>(
        T palette, string paper, string panel, string ink, string ink2, string ink3, string rule, string rule2, string claim, string rebut, string confirm, string none, string flag)
        where T : Palette
    {
        palette.Primary = palette.Dark = palette.AppbarText = palette.DrawerText = palette.TextPrimary = palette.ActionDefault = ink;
        palette.PrimaryContrastText = palette.DarkContrastText = palette.SecondaryContrastText = paper;
        palette.Secondary = palette.TextSecondary = palette.DrawerIcon = ink2;
        palette.TextDisabled = palette.ActionDisabled = ink3;
        palette.Background = palette.Surface = palette.AppbarBackground = palette.DrawerBackground = paper;
        palette.BackgroundGray = palette.TableStriped = palette.TableHover = panel;
        palette.LinesDefault = palette.Divider = palette.TableLines = rule;
        palette.LinesInputs = rule2;
        palette.Info = claim;
        palette.Error = rebut;
        palette.Success = confirm;
        palette.Tertiary = none;
        palette.Warning = flag;
        palette.InfoContrastText = palette.ErrorContrastText = palette.SuccessContrastText = palette.TertiaryContrastText = palette.WarningContrastText = paper;
        return palette;
    }

    private static T Set<T>(T type, string[] family, string weight, string size, string line) where T : BaseTypography
    {
        (type.FontFamily, type.FontWeight, type.FontSize, type.LineHeight, type.LetterSpacing, type.TextTransform) = (family, weight, size, line, "normal", "none");
        return type;
    }
}
