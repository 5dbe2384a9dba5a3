namespace LocalDynamo.Log;

/// <summary>
/// The records that go to the disk with one write and one sync, framed but not sealed, and those who wait for them. The log has two:
/// one fills while the other is written. Guarded by the log's lock, save that the writer alone touches the one that it has taken.
/// </summary>
internal sealed class LogBatch
{
    private const int InitialBytes = 64 << 10;

    // A buffer that one huge record has blown up is not kept.
    private const int MaxKeptBytes = 4 << 20;

    private byte[] _buffer = new byte[InitialBytes];
    private int _length;
    private TaskCompletionSource? _completion;

    /// <summary>The LSN of the newest record, or of the one before the first when the batch is empty.</summary>
    public long LastLsn { get; private set; }

    /// <summary>The LSN of the batch's first record, or of the one that will be.</summary>
    public long FirstLsn { get; private set; }

    /// <summary>What all who wait for the batch share, with a thread or without. Made for the first of them.</summary>
    /// <remarks>Its continuations run on the thread pool, never on the log's writer thread.</remarks>
    public Task Completion => (_completion ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public Span<byte> Bytes => _buffer.AsSpan(0, _length);

    public int Length => _length;

    public long Count => LastLsn - FirstLsn + 1;

    /// <summary>Empties the batch for the records from the given LSN on.</summary>
    public void Start(long firstLsn)
    {
        FirstLsn = firstLsn;
        LastLsn = firstLsn - 1;
        _length = 0;
        _completion = null;
        if (_buffer.Length > MaxKeptBytes) _buffer = new byte[InitialBytes];
    }

    /// <summary>Takes what the waiters share away from the batch, to be ended outside the lock; null when nobody waits.</summary>
    public TaskCompletionSource? DetachCompletion()
    {
        var completion = _completion;
        _completion = null;
        return completion;
    }

    /// <summary>Makes room for a record's header and payload behind the last record; <see cref="Commit"/> makes it one.</summary>
    public Span<byte> Reserve(int recordBytes)
    {
        var needed = (long)_length + recordBytes;
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, checked((int)Math.Max(needed, Math.Min(2L * _buffer.Length, Array.MaxLength))));
        return _buffer.AsSpan(_length, recordBytes);
    }

    /// <summary>Adds the record written to the span that <see cref="Reserve"/> returned, and returns its LSN.</summary>
    public long Commit(int recordBytes)
    {
        _length += recordBytes;
        return ++LastLsn;
    }
}
