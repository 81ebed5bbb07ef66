using System.Text.RegularExpressions;

namespace ClaimTracker.Import;

/// <summary>The mark at the start of an agency's story: <c>WASHINGTON, Oct 6 (Reuters) - </c>.</summary>
/// <param name="Place">Where it was filed; null where only the agency is named.</param>
/// <param name="Agency">The agency; null where only the place is named.</param>
internal sealed record WireMark(string? Place, string? Agency)
{
    private const string Agencies =
        "Reuters|REUTERS|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|Bloomberg|UPI|dpa|DPA|ANSA|EFE|TASS|Interfax|Xinhua|Kyodo|Yonhap|PTI|ANI|IANS|PA|CNN|CBS|JTA|KUNA|WAM|IRNA|AA|Anadolu|ANTARA|CNA|CP|The Canadian Press|AAP|VOA|RFE/RL|BBC|AIT|ATF";

    private static readonly Regex Pattern = new(
        @"^(?<place>[A-Z][A-Z.'’\- ]{2,30}(?:/[A-Z.'’\- ]{3,30})?(?:,\s[A-Z][A-Za-z. ]{1,20})?)?(?:,\s(?:Jan|Feb|Mar|March|Apr|April|May|Jun|June|Jul|July|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?\s[0-9]{1,2})?\s?(?:\((?<agency>" + Agencies + @")\))?\s?(?:-{1,2}|–|—)\s?\S", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The mark at the start of one of the first paragraphs; null where there is none.</summary>
    public static WireMark? Find(IReadOnlyList<string> paragraphs)
    {
        for (var i = 0; i < Math.Min(3, paragraphs.Count); i++)
        {
            var head = paragraphs[i].Length > 120 ? paragraphs[i][..120] : paragraphs[i];
            var match = Pattern.Match(head);
            if (!match.Success) continue;
            var place = match.Groups["place"].Value.Trim();
            var agency = match.Groups["agency"].Value;
            if (place.Length + agency.Length > 0) return new(place.Length > 0 ? place : null, Named(agency));
        }
        return null;
    }

    private static string? Named(string agency) => agency switch
    {
        "" => null,
        "REUTERS" => "Reuters",
        "Associated Press" or "The Associated Press" => "AP",
        "Agence France-Presse" => "AFP",
        "DPA" => "dpa",
        _ => agency,
    };
}
