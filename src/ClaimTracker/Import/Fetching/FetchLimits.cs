namespace ClaimTracker.Import.Fetching;

/// <summary>Limits of one fetch, all redirects included.</summary>
/// <param name="Bytes">Most bytes of the body, packed and unpacked.</param>
/// <param name="Time">Longest time from the first connection to the last byte.</param>
/// <param name="Redirects">Most redirects.</param>
/// <param name="SlowAfter">From when on the body must keep up <paramref name="BytesPerSecond"/>.</param>
/// <param name="BytesPerSecond">Slowest acceptable mean speed of the body.</param>
public sealed record FetchLimits(int Bytes, TimeSpan Time, int Redirects, TimeSpan SlowAfter, int BytesPerSecond)
{
    /// <summary>16 MB, 30 seconds, 5 redirects, and 256 bytes a second after 3 seconds.</summary>
    public static FetchLimits Default { get; } = new(16 * 1024 * 1024, TimeSpan.FromSeconds(30), 5, TimeSpan.FromSeconds(3), 256);
}
