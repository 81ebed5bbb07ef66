using System.Security.Cryptography;
using System.Text;

namespace ClaimTracker.Model;

/// <summary>A researcher's key to the API. Only its hash is kept; the secret is shown once, when it is made.</summary>
public sealed class ApiToken
{
    /// <summary>What every secret begins with, so that a leaked one can be recognised.</summary>
    public const string Mark = "ct_";

    public long Id { get; set; }
    public long AccountId { get; set; }
    public Account? Account { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The first characters of the secret, to tell tokens apart.</summary>
    public required string Prefix { get; set; }

    /// <summary>What it may do; see <see cref="ApiScopes"/>.</summary>
    public List<string> Scopes { get; set; } = [];

    public DateTime CreatedAt { get; set; }
    public DateTime ExpiresAt { get; set; }
    public DateTime? RevokedAt { get; set; }

    /// <summary>Day of the last use, to find tokens that nobody needs; null before the first.</summary>
    public DateTime? LastUsedAt { get; set; }

    /// <summary>True where it opens the API at <paramref name="now"/>.</summary>
    public bool IsValid(DateTime now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>A new secret of 256 random bits.</summary>
    public static string NewSecret() => Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The hash under which a secret is kept; the secret is random, so no salt is needed.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>What an API token may do.</summary>
public static class ApiScopes
{
    /// <summary>Read records through the API.</summary>
    public const string Read = "read";

    /// <summary>Download whole data packages.</summary>
    public const string Export = "export";

    /// <summary>Import documents, as long as the owner may edit.</summary>
    public const string Import = "import";

    public static IReadOnlyList<string> All { get; } = [Read, Export, Import];
}
