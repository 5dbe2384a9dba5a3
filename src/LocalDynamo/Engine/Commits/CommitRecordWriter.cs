using System.Buffers.Binary;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Commits;

/// <summary>Builds the payload of one commit record at a time (see <see cref="CommitRecord"/>). Not for several threads: each has its own.</summary>
internal sealed class CommitRecordWriter : INameExchange
{
    [ThreadStatic]
    private static CommitRecordWriter? _ofThisThread;

    /// <summary>What a writer may keep between commits; the buffer of a larger commit goes.</summary>
    private const int MaxKeptBytes = 1 << 20;

    // The id in this record of each name of the process, 0 for names not used yet; those used are listed to be reset and written.
    private readonly ushort[] _recordIds = new ushort[AttributeName.MaxInterned + 1];
    private readonly List<AttributeName> _names = [];
    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>How many bytes the record has by now, without its names.</summary>
    public int Length => _length;

    /// <summary>The thread's writer, begun anew.</summary>
    public static CommitRecordWriter Begin(DateTimeOffset time)
    {
        var writer = _ofThisThread ??= new CommitRecordWriter();
        writer.Reset();
        BinaryPrimitives.WriteInt64LittleEndian(writer._buffer.AsSpan(CommitRecord.TimeOffset), time.ToUnixTimeMilliseconds());
        return writer;
    }

    /// <summary>Adds a change with its value: an item, a key or a table's definition.</summary>
    public void Add(ChangeKind kind, int tableNumber, Item value)
    {
        var block = value.Block;
        var end = BlockFormat.Skip(block, value.Offset);
        WriteHeader(kind, tableNumber, end - value.Offset);
        var copy = _buffer.AsSpan(_length, end - value.Offset);
        block.AsSpan(value.Offset..end).CopyTo(copy);
        BlockNames.Exchange(copy, 0, this);
        _length += copy.Length;
    }

    /// <summary>Adds the end of a table.</summary>
    public void AddDropTable(int tableNumber) => WriteHeader(ChangeKind.DropTable, tableNumber, 0);

    /// <summary>Adds the names; the payload is complete but for the commit number.</summary>
    public void Complete()
    {
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(CommitRecord.NamesOffset), _length);
        foreach (var name in _names)
        {
            Reserve(1 + name.Utf8.Length);
            _buffer[_length] = (byte)name.Utf8.Length;
            name.Utf8.CopyTo(_buffer.AsSpan(_length + 1));
            _length += 1 + name.Utf8.Length;
        }
    }

    /// <summary>The payload under the commit number it got.</summary>
    public ReadOnlySpan<byte> WithNumber(long commitNumber)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_buffer, commitNumber);
        return _buffer.AsSpan(0, _length);
    }

    ushort INameExchange.Exchange(ushort id)
    {
        ref var recordId = ref _recordIds[id];
        if (recordId == 0)
        {
            _names.Add(AttributeName.WithId(id));
            recordId = (ushort)_names.Count;
        }

        return recordId;
    }

    private void Reset()
    {
        foreach (var name in _names)
            _recordIds[name.Id] = 0;
        _names.Clear();
        if (_buffer.Length > MaxKeptBytes)
            _buffer = new byte[4096];
        _length = CommitRecord.ChangesOffset;
    }

    private void WriteHeader(ChangeKind kind, int tableNumber, int valueBytes)
    {
        Reserve(5 + valueBytes);
        _buffer[_length] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_length + 1), tableNumber);
        _length += 5;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
    }
}
