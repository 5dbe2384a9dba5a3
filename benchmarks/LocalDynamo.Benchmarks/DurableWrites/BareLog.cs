namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>The floor: as many bytes as LocalDynamo's log takes for a record, appended to a <see cref="BareFile"/>. No database.</summary>
internal sealed class BareLog : IDurableStore
{
    private readonly BareFile _file;
    private readonly GroupWriter? _groups;
    private readonly object _gate = new();
    private byte[] _buffer = new byte[Payload.RecordBytes];
    private long _syncs;

    private BareLog(string folder, string name, bool isGrouped, bool awaitsReturn, bool isAsync)
    {
        Name = name;
        IsAsync = isAsync;
        _file = new BareFile(Path.Combine(folder, Guid.NewGuid().ToString("N")));
        _groups = isGrouped ? new GroupWriter(records => Append(records.Count), awaitsReturn) : null;
    }

    public string Name { get; }

    public bool IsBare => true;

    public bool IsAsync { get; }

    public long? Syncs => _syncs;

    public static BareLog Ungrouped(string folder) => new(folder, "bare log, a sync each", false, false, false);

    public static BareLog Grouped(string folder, bool isAsync) => new(folder, "bare log, grouped", true, false, isAsync);

    public static BareLog GroupedAwaitingReturn(string folder, bool isAsync) => new(folder, "bare log, grouped, waits for return", true, true, isAsync);

    public void Write(int record)
    {
        if (_groups is not null)
        {
            _groups.Write(record).GetAwaiter().GetResult();
            return;
        }

        lock (_gate)
            Append(1);
    }

    public ValueTask WriteAsync(int record) => new(_groups!.Write(record));

    public void Dispose()
    {
        _groups?.Dispose();
        _file.Dispose();
    }

    private void Append(int count)
    {
        var length = count * Payload.RecordBytes;
        if (_buffer.Length < length)
            _buffer = new byte[length];
        var records = _buffer.AsSpan(0, length);
        records.Fill((byte)_syncs);
        _file.Append(records);
        _syncs++;
    }
}
