using System.Buffers.Binary;
using System.Runtime.InteropServices;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Commits;

/// <summary>Reads the payload of a commit record (see <see cref="CommitRecord"/>), whose checksum the log has verified.</summary>
internal sealed class CommitRecordReader : INameExchange
{
    private readonly byte[] _payload;
    private readonly AttributeName[] _names;
    private readonly bool _namesAreInterned;
    private readonly int _changesEnd;
    private readonly int _start;
    private int _next;

    public CommitRecordReader(ReadOnlySpan<byte> payload)
        : this(new ArraySegment<byte>(payload.ToArray()))
    {
    }

    /// <param name="payload">Is read as long as changes are; the items get bytes of their own.</param>
    public CommitRecordReader(ArraySegment<byte> payload)
    {
        _payload = payload.Array!;
        _start = payload.Offset;
        _next = _start + CommitRecord.ChangesOffset;
        CommitNumber = BinaryPrimitives.ReadInt64LittleEndian(payload);
        var namesOffset = BinaryPrimitives.ReadInt32LittleEndian(payload.AsSpan(CommitRecord.NamesOffset));
        _changesEnd = _start + namesOffset;
        _names = ReadNames(payload, namesOffset);
        _namesAreInterned = Array.TrueForAll(_names, static name => name is null || name.Id != 0);
    }

    public long CommitNumber { get; }

    public DateTimeOffset Time =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(_payload.AsSpan(_start + CommitRecord.TimeOffset)));

    ushort INameExchange.Exchange(ushort id) => _names[id].Id;

    /// <summary>Reads the next change; false at the end.</summary>
    public bool TryRead(out RecordedChange change)
    {
        if (_next == _changesEnd)
        {
            change = default;
            return false;
        }

        var kind = (ChangeKind)_payload[_next];
        var tableNumber = BinaryPrimitives.ReadInt32LittleEndian(_payload.AsSpan(_next + 1));
        _next += 5;
        change = new RecordedChange(kind, tableNumber, kind == ChangeKind.DropTable ? null : ReadItem());
        return true;
    }

    private Item ReadItem()
    {
        var end = BlockFormat.Skip(_payload, _next);
        var block = _payload[_next..end];
        _next = end;
        if (!_namesAreInterned)
            return BlockNames.Rebuild(block, 0, _names).AsItem().Compact();

        BlockNames.Exchange(block, 0, this);
        return new Item(block, 0);
    }

    private static AttributeName[] ReadNames(ReadOnlySpan<byte> payload, int start)
    {
        // Ids count from 1.
        var names = new List<AttributeName> { null! };
        for (var next = start; next < payload.Length; next += 1 + payload[next])
            names.Add(AttributeName.Of(payload.Slice(next + 1, payload[next])));
        return [.. names];
    }
}

/// <summary>A change as the log had it: the item put, the key deleted, the table's definition, or the token; null for a table dropped.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RecordedChange(ChangeKind Kind, int TableNumber, Item? Value);
