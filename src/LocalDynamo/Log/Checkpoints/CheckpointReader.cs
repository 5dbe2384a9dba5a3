using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log.Checkpoints;

/// <summary>Reads a checkpoint: its ends on opening, its blocks when asked for, by any number of threads.</summary>
internal sealed class CheckpointReader : IDisposable
{
    private readonly IStorageFile _file;
    private readonly FileCipher? _cipher;
    private readonly int _blockOverhead;
    private readonly ulong _seed;

    /// <exception cref="CorruptDatabaseException">The file is no whole checkpoint, or one of another version.</exception>
    /// <exception cref="EncryptionKeyException">The key is not the one that the checkpoint needs.</exception>
    public CheckpointReader(IFileSystem fileSystem, string path, DatabaseKey? key = null)
    {
        Path = path;
        _file = fileSystem.OpenRead(path);
        try
        {
            Length = _file.Length;
            Span<byte> bytes = stackalloc byte[DatabaseKey.HeaderBytes];
            bytes = bytes[.._file.Read(0, bytes)];
            Header = CheckpointHeader.Read(bytes, path, out var checksum);
            _cipher = DatabaseKey.Open(key, Header.IsEncrypted, bytes, path, Remedies.Checkpoint);
            _seed = _cipher?.Seed ?? checksum;
            _blockOverhead = CheckpointFormat.BlockHeaderBytes + FileCipher.OverheadOf(_cipher);
            Blocks = ReadDirectory();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    public CheckpointHeader Header { get; }

    public long ItemCount { get; private set; }

    public int LastTableNumber { get; private set; }

    /// <summary>The blocks but for directory and end, in the order in which they were written.</summary>
    public ImmutableArray<BlockEntry> Blocks { get; }

    /// <summary>What the header of a checkpoint says, whatever the rest is like.</summary>
    /// <exception cref="CorruptDatabaseException">The file does not begin as a checkpoint does, or is one of another version.</exception>
    public static CheckpointHeader ReadHeader(IFileSystem fileSystem, string path)
    {
        using var file = fileSystem.OpenRead(path);
        Span<byte> header = stackalloc byte[CheckpointFormat.HeaderBytes];
        return CheckpointHeader.Read(header[..file.Read(0, header)], path, out _);
    }

    /// <summary>The payload of a block.</summary>
    /// <exception cref="CorruptDatabaseException">The block is not as it was written.</exception>
    public ReadOnlySpan<byte> Read(in BlockEntry entry) => Read(entry.Offset, entry.Length, entry.Kind);

    /// <summary>The payload of a block, in the buffer if that is long enough.</summary>
    /// <exception cref="CorruptDatabaseException">The block is not as it was written.</exception>
    public ArraySegment<byte> Read(in BlockEntry entry, byte[] buffer) => Read(entry.Offset, entry.Length, entry.Kind, buffer);

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
    }

    private ImmutableArray<BlockEntry> ReadDirectory()
    {
        var endBytes = _blockOverhead + CheckpointFormat.EndPayloadBytes;
        var endOffset = Length - endBytes;
        if (endOffset < Header.Length)
            throw Damaged(Length, "it ends before its end mark");

        ReadOnlySpan<byte> end = Read(endOffset, endBytes, BlockKind.End);
        var directoryOffset = BinaryPrimitives.ReadInt64LittleEndian(end);
        var count = BinaryPrimitives.ReadInt64LittleEndian(end[8..]);
        ItemCount = BinaryPrimitives.ReadInt64LittleEndian(end[16..]);
        LastTableNumber = BinaryPrimitives.ReadInt32LittleEndian(end[24..]);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(endOffset - directoryOffset, 0, CheckpointFormat.MaxBlockBytes));
        try
        {
            ReadOnlySpan<byte> directory = Read(directoryOffset, checked((int)(endOffset - directoryOffset)), BlockKind.Directory, buffer);
            return ImmutableCollectionsMarshal.AsImmutableArray(ReadDirectory(directory, directoryOffset, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private BlockEntry[] ReadDirectory(ReadOnlySpan<byte> directory, long directoryOffset, long count)
    {
        if (directory.Length != count * BlockEntry.Bytes)
            throw Damaged(directoryOffset, "its directory and its end mark tell different numbers of blocks");

        var blocks = new BlockEntry[count];
        var next = (long)Header.Length;
        for (var i = 0; i < blocks.Length; i++)
        {
            blocks[i] = BlockEntry.Read(directory[(i * BlockEntry.Bytes)..]);
            if (blocks[i].Offset != next)
                throw Damaged(directoryOffset, "the blocks in its directory do not follow one another");
            next += blocks[i].Length;
        }

        return next == directoryOffset ? blocks : throw Damaged(next, "its directory does not tell of everything in it");
    }

    private ArraySegment<byte> Read(long offset, int length, BlockKind kind, byte[]? buffer = null)
    {
        if (offset < Header.Length || length < _blockOverhead || length > CheckpointFormat.MaxBlockBytes || offset + length > Length)
            throw Damaged(offset, "a block lies outside of it");

        if (buffer is null || buffer.Length < length)
            buffer = new byte[length];
        var block = buffer.AsSpan(0, length);
        if (_file.Read(offset, block) != length
            || CheckpointFormat.BlockLength(block) != length
            || !CheckpointFormat.Verifies(block, _seed, offset)
            || block[CheckpointFormat.BlockKindOffset] != (byte)kind)
        {
            throw Damaged(offset, "the checksum of a block is wrong");
        }

        var payload = block[CheckpointFormat.BlockHeaderBytes..];
        var payloadLength = payload.Length;
        if (_cipher is not null)
        {
            if (!_cipher.TryDecrypt(offset, block[CheckpointFormat.BlockLengthOffset..CheckpointFormat.BlockHeaderBytes], payload))
                throw Damaged(offset, "a block was changed, and its checksum with it");
            payloadLength -= FileCipher.TagBytes;
        }

        return new ArraySegment<byte>(buffer, CheckpointFormat.BlockHeaderBytes, payloadLength);
    }

    private CorruptDatabaseException Damaged(long offset, string damage) => new(Path, offset, damage, Remedies.Checkpoint);
}
