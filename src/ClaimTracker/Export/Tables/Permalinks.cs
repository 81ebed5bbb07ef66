namespace ClaimTracker.Export.Tables;

/// <summary>Paths of the pages that exported rows point to.</summary>
internal static class Permalinks
{
    public const string Claim = "/claims/";
    public const string Article = "/articles/";
    public const string Source = "/sources/";
}
