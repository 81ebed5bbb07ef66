namespace ClaimTracker.Extraction;

/// <summary>A half-open range <c>[Start, End)</c> of UTF-16 offsets into the text of one article version.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset behind the last character.</param>
public readonly record struct Span(int Start, int End) : IComparable<Span>
{
    /// <summary>Number of UTF-16 characters covered.</summary>
    public int Length => End - Start;

    /// <summary>True where the two ranges share at least one character.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>True where <paramref name="other"/> lies wholly inside this range.</summary>
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>The smallest range that holds both.</summary>
    public Span Hull(Span other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The characters that the range cuts out of <paramref name="text"/>.</summary>
    public string Cut(string text) => text[Start..End];

    /// <summary>Orders by start, then by end.</summary>
    public int CompareTo(Span other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    public static bool operator <(Span left, Span right) => left.CompareTo(right) < 0;
    public static bool operator >(Span left, Span right) => left.CompareTo(right) > 0;
    public static bool operator <=(Span left, Span right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Span left, Span right) => left.CompareTo(right) >= 0;
}
