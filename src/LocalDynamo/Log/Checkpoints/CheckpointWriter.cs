using System.Buffers.Binary;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log.Checkpoints;

/// <summary>
/// Writes one checkpoint, block by block, to a file that has no checkpoint's name until <see cref="Complete"/> gives it to it, whole and
/// durable. Without that, what was written is taken away again. Not for several threads.
/// </summary>
internal sealed class CheckpointWriter : IDisposable
{
    private readonly IFileSystem _fileSystem;
    private readonly string _folder;
    private readonly string _path;
    private readonly IStorageFile _file;
    private readonly FileCipher? _cipher;
    private readonly int _blockOverhead;
    private readonly ulong _seed;
    private readonly List<BlockEntry> _blocks = [];
    private byte[] _buffer = new byte[64 << 10];
    private bool _isComplete;

    public CheckpointWriter(IFileSystem fileSystem, string folder, in CheckpointHeader header, DatabaseKey? key = null)
    {
        _fileSystem = fileSystem;
        _folder = folder;
        _path = Path.Combine(folder, CheckpointFormat.NameOf(header.Lsn));
        fileSystem.Delete(_path + LogFormat.UnfinishedSuffix);
        _file = fileSystem.Create(_path + LogFormat.UnfinishedSuffix);
        try
        {
            Span<byte> bytes = stackalloc byte[header.Length];
            var checksum = header.Write(bytes);
            _cipher = key?.NewFile(bytes);
            _seed = _cipher?.Seed ?? checksum;
            _blockOverhead = CheckpointFormat.BlockHeaderBytes + FileCipher.OverheadOf(_cipher);
            _file.Write(0, bytes);
            Position = bytes.Length;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How long the file is by now.</summary>
    public long Position { get; private set; }

    /// <summary>Adds a block, in one write.</summary>
    public void Add(BlockKind kind, int tableNumber, ulong firstHash, ReadOnlySpan<byte> payload)
    {
        var entry = new BlockEntry(kind, tableNumber, firstHash, Position, _blockOverhead + payload.Length);
        Write(kind, payload);
        _blocks.Add(entry);
    }

    /// <summary>Adds directory and end, and makes the file a checkpoint: synced, named, the name synced.</summary>
    /// <param name="itemCount">How many items it holds.</param>
    /// <param name="lastTableNumber">The highest table number that the database has used.</param>
    public void Complete(long itemCount, int lastTableNumber)
    {
        var directoryOffset = Position;
        var directory = new byte[_blocks.Count * BlockEntry.Bytes];
        for (var i = 0; i < _blocks.Count; i++)
            _blocks[i].Write(directory.AsSpan(i * BlockEntry.Bytes));
        Write(BlockKind.Directory, directory);

        Span<byte> end = stackalloc byte[CheckpointFormat.EndPayloadBytes];
        end.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(end, directoryOffset);
        BinaryPrimitives.WriteInt64LittleEndian(end[8..], _blocks.Count);
        BinaryPrimitives.WriteInt64LittleEndian(end[16..], itemCount);
        BinaryPrimitives.WriteInt32LittleEndian(end[24..], lastTableNumber);
        Write(BlockKind.End, end);

        _file.Sync();
        _fileSystem.Rename(_path + LogFormat.UnfinishedSuffix, _path);
        _fileSystem.SyncFolder(_folder);
        _isComplete = true;
    }

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
        if (_isComplete)
            return;
        try
        {
            _fileSystem.Delete(_path + LogFormat.UnfinishedSuffix);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What it could not be written for is told already. The next checkpoint removes what is left, or the next opening.
        }
    }

    private void Write(BlockKind kind, ReadOnlySpan<byte> payload)
    {
        var length = _blockOverhead + payload.Length;
        if (_buffer.Length < length)
            _buffer = new byte[length];
        var block = _buffer.AsSpan(0, length);
        payload.CopyTo(block[CheckpointFormat.BlockHeaderBytes..]);
        CheckpointFormat.Seal(block, kind, _seed, Position, _cipher);
        _file.Write(Position, block);
        Position += length;
    }
}
