namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>Something that acknowledges a write when it is on the disk.</summary>
internal interface IDurableStore : IDisposable
{
    string Name { get; }

    /// <summary>Whether it is a log and nothing else: what the others are measured by.</summary>
    bool IsBare => false;

    /// <summary>Whether its writers are tasks, which hold no thread while they wait; else they are threads.</summary>
    bool IsAsync => false;

    /// <summary>How often it has synced since it was made; null where it does not tell.</summary>
    long? Syncs { get; }

    /// <summary>Writes, and returns when that is durable.</summary>
    /// <param name="record">Which of <see cref="Payload.Items"/>.</param>
    void Write(int record);

    /// <summary>As <see cref="Write"/>, where <see cref="IsAsync"/>.</summary>
    ValueTask WriteAsync(int record) => throw new NotSupportedException();
}
