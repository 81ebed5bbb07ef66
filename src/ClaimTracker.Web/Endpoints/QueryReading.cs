using System.Globalization;
using ClaimTracker.Model;
using ClaimTracker.Store.Reading;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Reads parts of an address strictly: what is there must be understood, so that no set is answered that was not asked for.</summary>
internal static class QueryReading
{
    /// <summary>The text of a part; null where it is absent or empty.</summary>
    public static string? Text(this IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The number of a part; null where it is absent.</summary>
    public static long? Number(this IQueryCollection query, string name) => query.Text(name) is { } text ? Number(name, text) : null;

    /// <summary>All numbers of a part that may be repeated.</summary>
    public static IReadOnlyList<long> Numbers(this IQueryCollection query, string name) => [.. query[name].OfType<string>().Select(text => Number(name, text))];

    /// <summary>The states that <c>state</c> names: a code, or <c>contested</c> for all in which somebody contradicts.</summary>
    public static IReadOnlyList<ClaimState> States(this IQueryCollection query) => query.Text("state") switch
    {
        null => [],
        "contested" => ClaimListFilter.Contested,
        // The pages write it without the underscore.
        "nocomment" => [ClaimState.NoComment],
        var code => [Code<ClaimState>("state", code)],
    };

    /// <summary>The values that a repeated part names by their codes.</summary>
    public static IReadOnlyList<T> CodesOf<T>(this IQueryCollection query, string name) where T : struct, Enum =>
        [.. query[name].OfType<string>().Where(c => c.Length > 0).Select(c => Code<T>(name, c))];

    /// <summary>Refuses parts that nothing here understands.</summary>
    public static void AllowOnly(this IQueryCollection query, params IEnumerable<string> names)
    {
        var known = names.ToHashSet();
        if (query.Keys.FirstOrDefault(k => !known.Contains(k)) is { } unknown)
            throw new UnclearRequestException($"'{unknown}' is not understood here; known are {string.Join(", ", known.Order())}");
    }

    private static long Number(string name, string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new UnclearRequestException($"{name} '{text}' is not a number");

    private static T Code<T>(string name, string code) where T : struct, Enum => Export.Tables.Codes.TryParse<T>(code, out var value)
        ? value
        : throw new UnclearRequestException($"{name} '{code}' is unknown; it is one of {string.Join(", ", Export.Tables.Codes.All(typeof(T)))}");
}
