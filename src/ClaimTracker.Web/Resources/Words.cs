using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace ClaimTracker.Web.Resources;

/// <summary>
/// All words that readers see. The English text is the key; <c>Words.resx</c> lists every one, and a <c>Words.&lt;language&gt;.resx</c> beside it
/// translates them. The entry <c>Culture</c> names the culture that dates are written in; it is empty for English.
/// </summary>
public sealed class Words : IStringLocalizer<Words>
{
    private static readonly ResourceManager Manager = new(typeof(Words));

    /// <summary>How the reader's language writes dates.</summary>
    public static CultureInfo Dates => CultureInfo.GetCultureInfo(Manager.GetString("Culture", CultureInfo.CurrentUICulture) ?? "");

    /// <summary>The words of the reader's language for an English text; values go to the places {0}, {1} and so on.</summary>
    public static string Of(string english, params object?[] values)
    {
        var words = english.Length == 0 ? "" : Manager.GetString(EntryOf(english), CultureInfo.CurrentUICulture) ?? english;
        return values.Length == 0 ? words : string.Format(CultureInfo.InvariantCulture, words, values);
    }

    /// <summary>The name of a text's entry. A list of resources does not tell "Claim" from "claim": small beginnings get a mark.</summary>
    public static string EntryOf(string english) => char.IsLower(english, 0) ? "_" + english : english;

    /// <inheritdoc/>
    public LocalizedString this[string name] => new(name, Of(name));

    /// <inheritdoc/>
    public LocalizedString this[string name, params object[] arguments] => new(name, Of(name, arguments));

    /// <inheritdoc/>
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
}
