using System.Collections.Concurrent;
using System.Diagnostics;

namespace LocalDynamo.Server.Tests.Http;

/// <summary>How many requests were answered how, and how long they took.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<int, long> _statuses = new();
    private readonly Stopwatch _all = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _slowest;

    public async Task<Answer> CountAsync(Func<Task<Answer>> send)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await send();
        var taken = Stopwatch.GetElapsedTime(start);
        _ = _statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        lock (_lock)
            _slowest = taken > _slowest ? taken : _slowest;
        return answer;
    }

    public override string ToString() =>
        $"{_statuses.Values.Sum()} requests in {_all.Elapsed.TotalSeconds:F0} s, the slowest in {_slowest.TotalMilliseconds:F0} ms; "
        + string.Join(", ", _statuses.OrderBy(entry => entry.Key).Select(entry => $"{entry.Value} times {entry.Key}"));
}
