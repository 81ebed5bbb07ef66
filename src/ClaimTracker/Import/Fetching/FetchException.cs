namespace ClaimTracker.Import.Fetching;

/// <summary>An address that was not fetched. The message names the address, the reason and the cure.</summary>
public sealed class FetchException : Exception
{
    /// <summary>An exception without details; the fetcher uses the other constructor.</summary>
    public FetchException() : base("The address could not be fetched.") { }

    /// <summary>An exception with a finished message.</summary>
    public FetchException(string message) : base(message) { }

    /// <summary>An exception with a finished message and its cause.</summary>
    public FetchException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>One line: <c>address: reason. cure</c></summary>
    public FetchException(string address, string reason, string cure, int? status = null, TimeSpan? retryAfter = null)
        : base($"{address}: {reason}. {cure}")
    {
        Reason = reason;
        Status = status;
        RetryAfter = retryAfter;
    }

    /// <summary>What went wrong, without a full stop.</summary>
    public string Reason { get; } = "";

    /// <summary>The HTTP status, where the server answered with an error.</summary>
    public int? Status { get; }

    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; }
}
