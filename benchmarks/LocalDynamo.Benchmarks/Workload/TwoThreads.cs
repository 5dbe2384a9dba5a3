namespace LocalDynamo.Benchmarks.Workload;

/// <summary>Two threads that are there already when work comes, so that starting them is no part of what is measured.</summary>
internal sealed class TwoThreads : IDisposable
{
    private readonly Barrier _start = new(2);
    private readonly Barrier _end = new(2);
    private readonly Thread _second;
    private Action<int>? _work;

    public TwoThreads()
    {
        _second = new Thread(RunSecond) { IsBackground = true, Name = "second" };
        _second.Start();
    }

    /// <summary>Runs the work with 0 on this thread and with 1 on the other, both at once, until both are done.</summary>
    public void Run(Action<int> work)
    {
        _work = work;
        _start.SignalAndWait();
        work(0);
        _end.SignalAndWait();
    }

    public void Dispose()
    {
        _work = null;
        _start.SignalAndWait();
        _second.Join();
        _start.Dispose();
        _end.Dispose();
    }

    private void RunSecond()
    {
        while (true)
        {
            _start.SignalAndWait();
            if (_work is not { } work)
                return;

            work(1);
            _end.SignalAndWait();
        }
    }
}
