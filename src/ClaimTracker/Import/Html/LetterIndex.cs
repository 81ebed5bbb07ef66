namespace ClaimTracker.Import.Html;

/// <summary>Finds text in a long text quickly where it mostly is not there: the windows of the long text are hashed into a set of bits.</summary>
internal sealed class LetterIndex
{
    private const int Bits = 1 << 17;
    private const uint Factor = 16777619;

    private readonly string _text;
    private readonly int _window;
    private readonly ulong[] _once = new ulong[Bits / 64], _twice = new ulong[Bits / 64];

    /// <param name="text">The long text.</param>
    /// <param name="window">Least length of a text that is looked for.</param>
    public LetterIndex(string text, int window)
    {
        (_text, _window) = (text, window);
        uint hash = 0, oldest = 1;
        for (var i = 1; i < window; i++) oldest *= Factor;
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= window) hash -= text[i - window] * oldest;
            hash = hash * Factor + text[i];
            if (i >= window - 1) Set(Slot(hash));
        }
    }

    /// <summary>True where the text stands in the long one.</summary>
    public bool Contains(string part) => IsSet(_once, SlotOf(part)) && _text.Contains(part, StringComparison.Ordinal);

    /// <summary>True where the text stands in the long one twice or more, without overlap.</summary>
    public bool ContainsTwice(string part)
    {
        if (!IsSet(_twice, SlotOf(part))) return false;
        var first = _text.IndexOf(part, StringComparison.Ordinal);
        return first >= 0 && _text.IndexOf(part, first + part.Length, StringComparison.Ordinal) >= 0;
    }

    private int SlotOf(string part)
    {
        uint hash = 0;
        for (var i = 0; i < _window; i++) hash = hash * Factor + part[i];
        return Slot(hash);
    }

    private static int Slot(uint hash) => (int)((hash ^ hash >> 15) % Bits);

    private void Set(int slot)
    {
        var (word, bit) = (slot >> 6, 1UL << (slot & 63));
        _twice[word] |= _once[word] & bit;
        _once[word] |= bit;
    }

    private static bool IsSet(ulong[] words, int slot) => (words[slot >> 6] >> (slot & 63) & 1) != 0;
}
