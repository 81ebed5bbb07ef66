using ClaimTracker.Model;

namespace ClaimTracker.Import.Feeds;

/// <summary>One entry of a feed.</summary>
/// <param name="Id">Its guid or id, else its address, else its title: what tells it from the others.</param>
/// <param name="Title">Its title in plain text.</param>
/// <param name="Url">The article's address, http(s); null where the feed gives none.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Byline">Its authors; null where the feed names none.</param>
/// <param name="Html">Its content or summary as HTML; null where it has none.</param>
/// <param name="IsWhole">True where the feed carries the whole article and not a summary.</param>
public sealed record FeedItem(string Id, string Title, string? Url, PublicationDate Published, string? Byline, string? Html, bool IsWhole);

/// <summary>A feed as read.</summary>
/// <param name="Title">Its title; null where it has none.</param>
/// <param name="Items">Its entries in the order of the feed.</param>
public sealed record Feed(string? Title, IReadOnlyList<FeedItem> Items);
