namespace ClaimTracker.Store;

/// <summary>The store of an install cannot be opened; the message names the place and the cure, in words for the person at the terminal.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
