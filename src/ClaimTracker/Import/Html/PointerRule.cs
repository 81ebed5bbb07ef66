using System.Buffers;

namespace ClaimTracker.Import.Html;

/// <summary>Recognises lines among paragraphs that point to another article or tell how long reading takes; no paragraph begins so.</summary>
internal static class PointerRule
{
    private const int LongestPointer = 200;

    private static readonly SearchValues<string> Starts = SearchValues.Create(
        ["Read more:", "Read also:", "Also read:", "See also:", "Read next:", "Sharing is caring", "Reading time:", "Tempo de leitura:", "Tiempo de lectura:", "Temps de lecture", "Lesezeit:"],
        StringComparison.OrdinalIgnoreCase);

    public static bool IsPointer(string text) => text.Length < LongestPointer && text.AsSpan(0, Math.Min(text.Length, 20)).IndexOfAny(Starts) == 0;
}
