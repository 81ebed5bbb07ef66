using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Maps the name types of CoreNLP to <see cref="NameKind"/>.</summary>
internal static class Names
{
    private static readonly FrozenSet<string> Nationalities = """
        afghan african albanian algerian american arab arabian argentine argentinian armenian asian australian austrian azerbaijani bahraini bangladeshi
        belarusian belgian bolivian bosnian brazilian british briton britons bulgarian burmese cambodian cameroonian canadian chadian chechen chilean
        chinese colombian congolese croatian cuban cypriot czech danish dane danes dutch ecuadorian egyptian emirati english eritrean estonian ethiopian
        european filipino finnish french gambian georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian
        iraqi irish israeli italian jamaican japanese jordanian kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz latvian lebanese liberian libyan
        lithuanian macedonian malaysian malian maltese mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan
        nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian philippine pole poles polish portuguese qatari romanian
        russian rwandan salvadoran saudi scot scots scottish senegalese serb serbian singaporean slovak slovenian somali spanish spaniard sudanese swede
        swedish swiss syrian taiwanese tajik tanzanian thai tibetan tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan
        vietnamese welsh yemeni zambian zimbabwean
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The kind for CoreNLP's <paramref name="type"/> of the word <paramref name="form"/>.</summary>
    public static NameKind Kind(string type, string form) => type switch
    {
        "PERSON" => NameKind.Person,
        "ORGANIZATION" => NameKind.Organization,
        "LOCATION" => NameKind.Place,
        "MISC" => IsNationality(form) ? NameKind.Nationality : NameKind.Other,
        "DATE" or "TIME" or "DURATION" or "SET" => NameKind.Date,
        "NUMBER" or "ORDINAL" or "PERCENT" or "MONEY" => NameKind.Number,
        _ => NameKind.None,
    };

    private static bool IsNationality(string form)
    {
        var lower = form.ToLowerInvariant();
        return Nationalities.Contains(lower) || (lower.EndsWith('s') && Nationalities.Contains(lower[..^1]));
    }
}
