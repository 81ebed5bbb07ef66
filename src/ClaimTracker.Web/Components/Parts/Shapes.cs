using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Web.Components.Parts;

/// <summary>How a meaning is drawn: its colour class, its glyph and its English word.</summary>
/// <param name="Class">claim, rebut, none, confirm or empty.</param>
/// <param name="Icon">Symbol in icons.svg.</param>
/// <param name="Word">The word that stands beside the glyph.</param>
public sealed record Shape(string Class, string Icon, string Word);

/// <summary>The shapes of states, kinds and sources: colour never stands alone.</summary>
public static class Shapes
{
    public static Shape Of(ClaimState state) => state switch
    {
        ClaimState.NoComment => new("none", "declined", "No comment"),
        ClaimState.Denied => new("rebut", "denial", "Denied"),
        ClaimState.Disputed => new("rebut", "counter", "Disputed"),
        ClaimState.Confirmed => new("confirm", "confirm", "Confirmed"),
        ClaimState.Mixed => new("", "mixed", "Mixed"),
        ClaimState.Withdrawn => new("", "withdrawn", "Withdrawn"),
        _ => new("", "unanswered", "Unanswered"),
    };

    public static Shape Of(ResponseKind kind) => kind switch
    {
        ResponseKind.Denial => new("rebut", "denial", "Denial"),
        ResponseKind.CounterClaim => new("rebut", "counter", "Counter-claim"),
        ResponseKind.DisputesFraming => new("rebut", "framing", "Disputes framing"),
        ResponseKind.DeclinedToComment => new("none", "declined", "Declined to comment"),
        ResponseKind.NoResponse => new("none", "unanswered", "No response"),
        ResponseKind.NotConfirmed => new("none", "notconf", "Not confirmed"),
        ResponseKind.Referral => new("none", "referral", "Referral"),
        ResponseKind.Confirmation => new("confirm", "confirm", "Confirmation"),
        _ => new("", "withdrawn", "Retraction"),
    };

    /// <summary>The word on the line between a claim and its answer.</summary>
    public static string Verb(ResponseKind kind) => kind switch
    {
        ResponseKind.Denial => "denied",
        ResponseKind.CounterClaim => "countered",
        ResponseKind.DisputesFraming => "disputed",
        ResponseKind.DeclinedToComment => "no comment",
        ResponseKind.NoResponse => "no response",
        ResponseKind.NotConfirmed => "not confirmed",
        ResponseKind.Referral => "referred",
        ResponseKind.Confirmation => "confirmed",
        _ => "withdrawn",
    };

    public static string Icon(SourceKind kind) => kind switch
    {
        SourceKind.Unnamed => "unnamed",
        SourceKind.Person or SourceKind.Other => "named",
        _ => "body",
    };

    public static string Word(SourceKind kind) => kind switch
    {
        SourceKind.Person => "Person",
        SourceKind.Organization => "Organization",
        SourceKind.Government => "Government",
        SourceKind.Document => "Document",
        SourceKind.Outlet => "Outlet",
        SourceKind.Unnamed => "Unnamed source",
        _ => "Other",
    };

    public static string Word(QuoteKind quote) => quote switch
    {
        QuoteKind.Direct => "direct quotation",
        QuoteKind.Mixed => "reported and quoted",
        _ => "reported speech",
    };

    public static string Word(Basis basis) => basis switch
    {
        Basis.FirstHand => "first-hand",
        Basis.DocumentSeen => "document seen",
        Basis.Briefed => "briefed",
        Basis.FamiliarWith => "familiar with",
        _ => "not stated",
    };

    /// <summary>A, B, … Z, AA, AB, … for 0, 1, ….</summary>
    public static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : Letter((index / 26) - 1) + (char)('A' + (index % 26));
}
