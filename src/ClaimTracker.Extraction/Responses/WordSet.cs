namespace ClaimTracker.Extraction.Responses;

/// <summary>Some content words of an article, each once, in the order in which they stand there. Most sets are short, and are looked through.</summary>
internal sealed class WordSet
{
    private const int LongestToLookThrough = 48;
    private readonly int[] _words;
    private readonly HashSet<int>? _index;
    private readonly ulong _sketch;

    /// <param name="words">The words, each once.</param>
    /// <param name="weight">How telling each word of the article is.</param>
    public WordSet(ReadOnlySpan<int> words, double[] weight)
    {
        _words = words.ToArray();
        foreach (var word in words)
        {
            Weight += weight[word];
            _sketch |= 1ul << word;
        }
        if (words.Length > LongestToLookThrough)
            _index = [.. _words];
    }

    /// <summary>The set of no words.</summary>
    public static WordSet Empty { get; } = new([], []);

    /// <summary>How telling all words are together.</summary>
    public double Weight { get; }

    public int Count => _words.Length;

    public ReadOnlySpan<int> Words => _words;

    public bool Contains(int word) => (_sketch & 1ul << word) != 0 && (_index is null ? _words.AsSpan().Contains(word) : _index.Contains(word));

    /// <summary>False only where the sets have no word in common.</summary>
    public bool MayMeet(WordSet other) => (_sketch & other._sketch) != 0;

    public bool Overlaps(WordSet other)
    {
        if (MayMeet(other))
            foreach (var word in _words)
                if (other.Contains(word))
                    return true;
        return false;
    }
}
