namespace LocalDynamo.Benchmarks.Turns;

/// <summary>Something done so often that calling it is a small part of the time.</summary>
internal sealed class RepeatedTurn(int operations, Action operation) : ITurn
{
    public int OperationsPerRun => operations;

    public void Run()
    {
        for (var i = 0; i < operations; i++)
            operation();
    }
}
