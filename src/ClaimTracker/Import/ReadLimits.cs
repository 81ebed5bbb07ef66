namespace ClaimTracker.Import;

/// <summary>How large a document may be before it is refused.</summary>
/// <param name="DocumentBytes">Bytes of one text or page.</param>
public sealed record ReadLimits(int DocumentBytes)
{
    /// <summary>Limits that no real article reaches.</summary>
    public static ReadLimits Default { get; } = new(DocumentBytes: 16 * 1024 * 1024);
}
