using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Modular.Host.Tests.Composition;

/// <summary>A log that a test can read.</summary>
internal sealed class HeardLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue(formatter(state, exception));

    /// <summary>Waits until it says something.</summary>
    public async Task SaysAsync(string text)
    {
        for (var tries = 0; tries < 200 && !All.Contains(text, StringComparison.Ordinal); tries++)
            await Task.Delay(20);
        Assert.Contains(text, All);
    }
}
