using System.Diagnostics;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>
/// Group commit as an application would write it in a page: a thread takes what has queued up, commits it at once, wakes those who wait, and takes what
/// has queued up meanwhile.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private readonly Action<List<int>> _commit;
    private readonly bool _awaitsReturn;
    private readonly Thread _thread;
    private readonly object _gate = new();
    private List<int> _filling = [];
    private List<int> _spare = [];
    private TaskCompletionSource _completion = NewCompletion();
    private bool _isClosing;

    /// <param name="commit">Makes the records durable.</param>
    /// <param name="awaitsReturn">
    /// Whether the thread gives those it has woken a moment to come back, up to half the time that the commit took, which makes the groups larger.
    /// </param>
    public GroupWriter(Action<List<int>> commit, bool awaitsReturn)
    {
        _commit = commit;
        _awaitsReturn = awaitsReturn;
        _thread = new Thread(Run) { IsBackground = true, Name = "group writer" };
        _thread.Start();
    }

    public Task Write(int record)
    {
        lock (_gate)
        {
            _filling.Add(record);
            if (_filling.Count == 1)
                Monitor.Pulse(_gate);
            return _completion.Task;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosing = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private static TaskCompletionSource NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Run()
    {
        while (true)
        {
            List<int> records;
            TaskCompletionSource completion;
            lock (_gate)
            {
                while (_filling.Count == 0)
                {
                    if (_isClosing)
                        return;
                    Monitor.Wait(_gate);
                }

                (records, completion) = (_filling, _completion);
                (_filling, _completion) = (_spare, NewCompletion());
            }

            var start = Stopwatch.GetTimestamp();
            _commit(records);
            var elapsed = Stopwatch.GetElapsedTime(start);
            completion.SetResult();
            if (_awaitsReturn && records.Count > 1)
                AwaitReturn(records.Count, elapsed / 2);
            records.Clear();
            _spare = records;
        }
    }

    private void AwaitReturn(int count, TimeSpan limit)
    {
        // The list is another thread's; a count that is a little old does no harm.
        var start = Stopwatch.GetTimestamp();
        while (_filling.Count < count && Stopwatch.GetElapsedTime(start) < limit)
            Thread.Yield();
    }
}
