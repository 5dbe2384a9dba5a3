namespace LocalDynamo.ModelTests.Histories;

/// <summary>One step of a transaction.</summary>
/// <param name="Key">The item.</param>
/// <param name="Seen">What a read found in it; null for a write.</param>
/// <param name="Written">What a write appended to it.</param>
internal readonly record struct RecordedStep(string Key, int[]? Seen, int Written)
{
    public override string ToString() => Seen is { } seen ? $"{Key} is {KeyReads.Text(seen)}" : $"{Key} += {Written}";
}

/// <summary>A transaction as its worker saw it; a single operation is one too. Recorded by one thread.</summary>
internal sealed class RecordedTransaction(History history, int index, string name, IsolationLevel level, long began)
{
    private readonly List<RecordedStep> _steps = [];

    /// <summary>Its place among all transactions of the history.</summary>
    public int Index { get; } = index;

    public string Name { get; } = $"T{index} ({name})";

    public IsolationLevel Level { get; } = level;

    public IReadOnlyList<RecordedStep> Steps => _steps;

    /// <summary>The moment before it did anything; 0 where nobody knows.</summary>
    public long Began { get; } = began;

    /// <summary>The moment after it was told how it ended; without end where nobody knows.</summary>
    public long Ended { get; private set; } = long.MaxValue;

    public bool IsCommitted { get; private set; }

    /// <summary>
    /// Whether it must have happened at one moment: if it wrote nothing that counts, its reads are all there is of it. That goes for
    /// transactions that were aborted too; what they read came from a snapshot, and programs go by it.
    /// </summary>
    public bool IsAtOneMoment => Level == IsolationLevel.Serializable || !IsCommitted || !_steps.Exists(step => step.Seen is null);

    public override string ToString() =>
        $"{Name} {Began}-{Ended} {(IsCommitted ? "committed" : "aborted")}: " +
        string.Join(", ", _steps);

    /// <summary>Notes that an item was found as a list; empty where there was none.</summary>
    public RecordedTransaction Read(string key, params int[] seen)
    {
        _steps.Add(new RecordedStep(key, seen, 0));
        return this;
    }

    /// <summary>Notes that a number was appended to an item.</summary>
    public RecordedTransaction Write(string key, int value)
    {
        _steps.Add(new RecordedStep(key, null, value));
        return this;
    }

    /// <summary>Notes that the database says it is done. Called after the database has said so.</summary>
    public void Commit()
    {
        IsCommitted = true;
        if (Began != 0)
            Ended = history.NextMoment();
    }

    /// <summary>Notes that nothing of it was done.</summary>
    public void Abort() => Ended = history.NextMoment();
}
