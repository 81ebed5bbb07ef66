namespace ClaimTracker.Model;

/// <summary>An editor's named collection of claims: one timeline.</summary>
public sealed class Story
{
    public long Id { get; set; }
    public required string Name { get; set; }

    /// <summary>Unique part of its address: lower-case letters, digits and hyphens.</summary>
    public required string Slug { get; set; }

    public string? Summary { get; set; }

    /// <summary>False while only editors see it.</summary>
    public bool IsPublished { get; set; }

    public DateTime CreatedAt { get; set; }
    public int Version { get; set; }
    public List<StoryClaim> Claims { get; set; } = [];
}

/// <summary>A claim's place in a story.</summary>
public sealed class StoryClaim
{
    public long StoryId { get; set; }
    public long ClaimId { get; set; }
    public Claim? Claim { get; set; }

    /// <summary>Order within the story, from 0.</summary>
    public int Position { get; set; }
}
