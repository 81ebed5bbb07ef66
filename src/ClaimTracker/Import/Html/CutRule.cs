using System.Numerics;
using ClaimTracker.Import.Blocks;

namespace ClaimTracker.Import.Html;

/// <summary>Says in plain English why a block was left out, and which of those are captions.</summary>
internal static class CutRule
{
    private const int CaptionGroup = 10;
    private const int NearLevels = 3;

    private static readonly string?[] Boxes =
    [
        "within a share bar", "within a link box", "within a newsletter box", "within a promotion", "within an advertisement", "within a sidebar", "within a footer", "within a header", "within the navigation",
        "within the comments", "beside a picture", "within an author note", "within a date line", "within a list of topics", "within a cookie or subscription box",
    ];

    /// <summary>The rule.</summary>
    public static string Of(PageBlock block)
    {
        if ((block.Frame.Flags & FrameFlags.Nav) != 0) return "within the navigation";
        if ((block.Frame.Flags & FrameFlags.Footer) != 0) return "within the footer";
        if ((block.Frame.Flags & FrameFlags.Aside) != 0) return "beside the article";
        if (Box(block.Frame) is { } box) return box;
        return BlockClassifier.BoilerplateRule(new(block.Text, MarkupHint.None, block.LinkShare), 0, 1) ?? "outside of the article, by the trained model";
    }

    /// <summary>True for the caption of a picture.</summary>
    public static bool IsCaption(PageBlock block)
    {
        if (block.Text.Length is < 12 or > 900 || block.LinkShare > 0.5f) return false;
        return block.Frame.Tag == "figcaption" || (block.Frame.Flags & FrameFlags.Figure) != 0
            || CaptionRules.Find(block.Text) is not null || (IsNear(block.Frame, CaptionGroup) && LineRules.EndsSentence(block.Text));
    }

    private static string? Box(Frame frame)
    {
        for (var level = 0; level < NearLevels && frame is not null; level++, frame = frame.Parent!)
        {
            for (var bits = frame.Words; bits != 0; bits &= bits - 1)
            {
                var group = BitOperations.TrailingZeroCount(bits);
                if (group < Boxes.Length) return Boxes[group];
            }
        }
        return null;
    }

    private static bool IsNear(Frame? frame, int group)
    {
        for (var level = 0; level < NearLevels && frame is not null; level++, frame = frame.Parent)
        {
            if ((frame.Words >> group & 1) != 0) return true;
        }
        return false;
    }
}
