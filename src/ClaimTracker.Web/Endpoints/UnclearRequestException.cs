namespace ClaimTracker.Web.Endpoints;

/// <summary>What a request asks for cannot be understood; the message says which part and what it may be. Answered with 400.</summary>
public sealed class UnclearRequestException(string message) : Exception(message);
