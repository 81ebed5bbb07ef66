using System.Globalization;

namespace ClaimTracker.Export.Tables;

/// <summary>Writes instants as exports do.</summary>
internal static class Instants
{
    /// <summary>Writes <c>2026-03-02T07:15:00Z</c>, with a fraction of a second only where there is one; returns the length, at most 28.</summary>
    public static int Format(DateTime instant, Span<byte> to)
    {
        var format = instant.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
        instant.TryFormat(to, out var written, format, CultureInfo.InvariantCulture);
        return written;
    }
}
