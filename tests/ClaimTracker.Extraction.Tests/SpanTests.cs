using ClaimTracker.Extraction;
using FsCheck.Xunit;

namespace ClaimTracker.Extraction.Tests;

public class SpanTests
{
    [Property]
    public bool The_hull_of_two_spans_contains_both(int a, byte lengthA, int b, byte lengthB)
    {
        var first = new Span(a, a + lengthA);
        var second = new Span(b, b + lengthB);
        var hull = first.Hull(second);
        return hull.Contains(first) && hull.Contains(second);
    }
}
