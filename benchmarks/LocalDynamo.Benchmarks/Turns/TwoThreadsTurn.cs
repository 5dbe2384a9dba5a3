using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>The work of two turns at once, each on a thread of its own.</summary>
internal sealed class TwoThreadsTurn(ITurn first, ITurn second) : ITurn
{
    /// <summary>So many runs of each at a time, so that meeting the other thread is a small part.</summary>
    private const int RunsAtOnce = 5;

    private readonly TwoThreads _threads = new();

    public int OperationsPerRun => RunsAtOnce * (first.OperationsPerRun + second.OperationsPerRun);

    public bool IsSpent => first.IsSpent || second.IsSpent;

    public void Prepare()
    {
        first.Prepare();
        second.Prepare();
    }

    public void Run() => _threads.Run(half =>
    {
        for (var run = 0; run < RunsAtOnce; run++)
            (half == 0 ? first : second).Run();
    });

    public void Finish() => first.Finish();

    public void Rest()
    {
        first.Rest();
        second.Rest();
    }

    public void Dispose()
    {
        _threads.Dispose();
        first.Dispose();
        second.Dispose();
    }
}
