namespace LocalDynamo.Benchmarks.Turns;

/// <summary>
/// A piece of work on a store that takes turns with the same work on others. Each run goes on where the one before ended, through keys in an order that no
/// cache foresees, and no write leaves an order as it was.
/// </summary>
internal interface ITurn : IDisposable
{
    /// <summary>How many operations a run is.</summary>
    int OperationsPerRun { get; }

    /// <summary>Whether there is nothing left to do before the next <see cref="Prepare"/>.</summary>
    bool IsSpent => false;

    /// <summary>Makes what some runs need, and starts what goes on beside them, before time is taken.</summary>
    void Prepare()
    {
    }

    void Run();

    /// <summary>What the work leaves behind and belongs to it: still part of the time.</summary>
    void Finish()
    {
    }

    /// <summary>Stops what goes on beside the runs until the next <see cref="Prepare"/>.</summary>
    void Rest()
    {
    }

    void IDisposable.Dispose()
    {
    }
}
