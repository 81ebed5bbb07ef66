using System.Text.Encodings.Web;
using ClaimTracker.Extraction;
using ClaimTracker.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace ClaimTracker.Web.Components.Review;

/// <summary>A component with many badges: it draws each in one piece, since a component of its own for each would fill the circuit's memory.</summary>
public abstract class BadgeComponent : ReadingComponent
{
    /// <summary>Glyph and word of a kind, as <see cref="KindBadge"/> draws them. Nothing in it comes from outside.</summary>
    protected MarkupString Badge(ResponseKind kind, bool isSuggestion = false)
    {
        var (shape, encoder) = (Shapes.Of(kind), HtmlEncoder.Default);
        var icon = encoder.Encode($"/{Assets["icons.svg"]}#i-{shape.Icon}");
        return new($"<span class=\"k {shape.Class}\"><svg class=\"ic\" aria-hidden=\"true\"><use href=\"{icon}\" /></svg>{encoder.Encode(T(shape.Word))}{(isSuggestion ? "?" : "")}</span>");
    }
}
