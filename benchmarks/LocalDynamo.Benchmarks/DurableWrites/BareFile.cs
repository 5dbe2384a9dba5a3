using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>
/// What any log has to do: bytes appended to a file and fdatasync, in the cheapest way known here: the space was taken before, and a stretch of it
/// written over with zeros, so that the sync of few appends has the file system's journal to write. No checksum, no record.
/// </summary>
internal sealed class BareFile(string path) : IDisposable
{
    private const int AllocationBytes = 64 << 20;

    private static readonly byte[] Zeros = new byte[64 << 10];

    private readonly IStorageFile _file = PhysicalFileSystem.Instance.Create(path);
    private long _position;
    private long _zeroed;
    private long _allocated;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var end = _position + bytes.Length;
        if (end + Zeros.Length > _allocated)
        {
            _allocated = end + AllocationBytes;
            _file.Preallocate(_allocated);
        }

        _file.Write(_position, bytes);
        if (end > _zeroed)
        {
            _file.Write(end, Zeros);
            _zeroed = end + Zeros.Length;
        }

        _file.Sync();
        _position = end;
    }

    public void Dispose() => _file.Dispose();
}
