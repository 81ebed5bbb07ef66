using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ClaimTracker.Web.Tests.Accounts;

/// <summary>Keeps every warning and error that a site logs.</summary>
public sealed class WarningLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> lines = new();

    public IReadOnlyList<string> Lines => [.. lines.Select(l => l.Line)];
    public IReadOnlyList<string> Errors => [.. lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Line)];

    public ILogger CreateLogger(string categoryName) => new Writer(lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Writer(ConcurrentQueue<(LogLevel, string)> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue((logLevel, $"{category}: {formatter(state, exception)} {exception?.Message}"));
        }
    }
}
