namespace ClaimTracker.Model;

/// <summary>A publisher.</summary>
public sealed class Outlet
{
    public long Id { get; set; }

    /// <summary>Name as shown.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name that makes the outlet unique; see <see cref="NameKey"/>.</summary>
    public required string Key { get; set; }

    /// <summary>Country in English; null where unknown.</summary>
    public string? Country { get; set; }

    /// <summary>Home page, http(s); null where unknown.</summary>
    public string? Site { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }
}
