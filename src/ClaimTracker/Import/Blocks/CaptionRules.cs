using System.Text.RegularExpressions;

namespace ClaimTracker.Import.Blocks;

/// <summary>Recognises photo captions by the credit that they carry.</summary>
internal static class CaptionRules
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const int LongestCaption = 900;
    private const int LongestWithLooseCredit = 300;
    private const int LongestCredit = 120;

    private static readonly System.Buffers.SearchValues<char> AgencyMarks = System.Buffers.SearchValues.Create("/|–—-©");
    private static readonly System.Buffers.SearchValues<char> CreditMarks = System.Buffers.SearchValues.Create("/|–—-©:()[]");
    private const string Agencies =
        "AP|AFP|EPA|Reuters|REUTERS|Getty Images|Getty|Shutterstock|Alamy|iStock|Bloomberg|PA|PA Wire|ANSA|dpa|DPA|TASS|Xinhua|Yonhap|Kyodo|Anadolu|ANP|NurPhoto|Sipa|Zuma|ZUMA|Rex|Unsplash|Flickr|Wikimedia(?: Commons)?|Contributed|Courtesy|Handout|File|Screenshot|YouTube|Facebook|Instagram|Twitter";

    private static readonly Regex CreditInBrackets = new(
        @"[(\[](?:[^()\[\]]{0,60}\b)?(?:AP Photo|Photo|Photos|Photograph|Image|Picture|File photo|Credit|Courtesy|Getty Images|AFP|EPA|REUTERS|Shutterstock|Screenshot|Screengrab|Handout)\b(?:[ :/,|-][^()\[\]]{0,80})?[)\]]\.?$", Options);
    private static readonly Regex AgencyInBrackets = new(
        @"\((?:AP Photo|AFP|EPA|REUTERS|Reuters|Getty Images|Photo|Photo by|File)[:/ ][^()]{0,80}\)\.?$", Options);
    private static readonly Regex CreditAtEnd = new(
        @"(?:Credit|Photo|Image|Picture|Photograph|Photo credit|Image credit|Photograph by|Photo by|Image source|Source)s?\s?:\s?[^.!?]{2,70}$", Options);
    private static readonly Regex CreditGlued = new(@"[a-z.!?,)](?:Credit|CREDIT|Photo|Image|Picture)s?:\s?\S.{1,70}$", Options);
    private static readonly Regex CreditAlone = new(
        @"^[(\[]?(?:(?:AP )?(?:Photo|Photos|PHOTO|Image|Images|Picture|Pictured|Photograph|Photographs|Credit|CREDIT)s?(?: credit| courtesy| by| via| from| of)?\s?[:/]|(?:Photo|Image|Picture|Photograph|Video) (?:by|courtesy|credit|via|from)\b|(?:REUTERS|AFP|AP|EPA|Getty Images)/)", Options);
    private static readonly Regex AgencyAtEnd = new(
        @"(?:\s[|/–—-]\s?|\s©\s?|/)(?:" + Agencies + @")(?:/[A-Z][\w .'-]{2,40})?$|\b[A-Z][\w'-]+ [A-Z][\w'-]+/(?:" + Agencies + @")(?:/[\w .'-]{2,30})?\.?$", Options);

    private static readonly Regex CreditVia = new(@"\([^()]{1,40} via (?:AP|AFP|EPA|Reuters|REUTERS|Getty Images|dpa)\b[^()]{0,30}\)\.?$", Options);

    /// <summary>True for a line that ends as agencies end the captions of pictures by others: "(NASA via AP, File)".</summary>
    public static bool EndsWithAgencyCredit(string text) => text.Length <= LongestCaption && text.AsSpan().TrimEnd('.') is [.., ')'] && CreditVia.IsMatch(text);

    /// <summary>The rule by which the line is a caption, in plain English; null where it is none.</summary>
    public static string? Find(string text)
    {
        if (text.Length is < 6 or > LongestCaption) return null;
        // What each pattern needs is looked for first: most lines are asked in vain.
        var tail = text.AsSpan(Math.Max(0, text.Length - LongestCredit));
        if (CanStartCredit(text[0]) && text.Length < (LineRules.EndsSentence(text) ? 100 : 300) && CreditAlone.IsMatch(text)) return "a photo credit";
        if (tail.IndexOfAny(CreditMarks) < 0) return null;
        if (tail.TrimEnd('.') is [.., ')' or ']'] && (text.Length < LongestWithLooseCredit ? CreditInBrackets.IsMatch(text) : AgencyInBrackets.IsMatch(text)))
            return "ends with a photo credit in brackets";
        if (EndsWithAgencyCredit(text)) return "ends with a photo credit in brackets";
        if (tail.Contains(':') && (CreditGlued.IsMatch(text) || (text.Length < 400 && !LineRules.IsSpeech(text) && CreditAtEnd.IsMatch(text)))) return "ends with a photo credit";
        return text.Length < 400 && tail.IndexOfAny(AgencyMarks) >= 0 && AgencyAtEnd.IsMatch(text) ? "ends with the name of a photo agency" : null;
    }

    private static bool CanStartCredit(char first) => first is '(' or '[' or 'A' or 'P' or 'I' or 'C' or 'R' or 'V' or 'E' or 'G';
}
