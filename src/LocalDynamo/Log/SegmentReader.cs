using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log;

/// <summary>Reads the records of one segment from its start; stops for good at the first place where no whole record is.</summary>
internal sealed class SegmentReader : IDisposable
{
    private const int ReadBytes = 1 << 20;

    private readonly IStorageFile _file;
    private readonly FileCipher? _cipher;
    private byte[] _buffer;
    private long _bufferOffset;
    private int _bufferLength;

    /// <exception cref="CorruptDatabaseException">The file has no valid header, or one of another version.</exception>
    /// <exception cref="EncryptionKeyException">The key is not the one that the segment needs.</exception>
    public SegmentReader(IStorageFile file, string path, DatabaseKey? key = null)
    {
        _file = file;
        Path = path;
        Length = file.Length;
        _buffer = new byte[(int)Math.Clamp(Length, LogFormat.HeaderBytes, ReadBytes)];
        Header = SegmentHeader.Read(Bytes(0, (int)Math.Min(Length, LogFormat.HeaderBytes)), path);
        _cipher = DatabaseKey.Open(key, Header.IsEncrypted, Bytes(0, (int)Math.Min(Length, Header.Length)), path, Remedies.Restore);
        Seed = _cipher?.Seed ?? Header.Seed;
        Offset = Header.Length;
    }

    public string Path { get; }

    public SegmentHeader Header { get; }

    /// <summary>What seeds the checksums of the records.</summary>
    public ulong Seed { get; }

    /// <summary>The file's length in bytes.</summary>
    public long Length { get; }

    /// <summary>Where the next record begins, or the bytes that are none.</summary>
    public long Offset { get; private set; }

    /// <summary>Where the record begins that was read last.</summary>
    public long RecordOffset { get; private set; }

    /// <summary>Reads the next record if there is a whole one with the right checksum. The payload is valid until the next call.</summary>
    public bool TryRead(out RecordKind kind, out ReadOnlySpan<byte> payload)
    {
        kind = default;
        payload = default;
        if (Length - Offset < LogFormat.RecordHeaderBytes) return false;
        var head = Bytes(Offset, LogFormat.RecordHeaderBytes);
        if (head.Length < LogFormat.RecordHeaderBytes) return false;
        var length = LogFormat.RecordLength(head);
        if (length < LogFormat.RecordHeaderBytes || length > LogFormat.MaxRecordBytes || length > Length - Offset) return false;
        var record = Bytes(Offset, length);
        if (record.Length < length || !LogFormat.Verifies(record, Seed, Offset)) return false;

        kind = (RecordKind)record[LogFormat.RecordKindOffset];
        payload = record[LogFormat.RecordHeaderBytes..];
        if (kind is < RecordKind.Data or > RecordKind.Continued)
            throw new CorruptDatabaseException(Path, Offset, $"it holds a record of the unknown kind {(int)kind}", Remedies.Newer);
        RecordOffset = Offset;
        if (_cipher is not null && kind == RecordKind.Data) payload = Decrypted(length);
        Offset += length;
        return true;
    }

    /// <summary>Whether nothing but zeros (or nothing at all) stands from here to the end.</summary>
    public bool RestIsEmpty()
    {
        for (var offset = Offset; offset < Length;)
        {
            var bytes = Bytes(offset, (int)Math.Min(ReadBytes, Length - offset));
            if (bytes.IsEmpty) return true;
            if (bytes.ContainsAnyExcept((byte)0)) return false;
            offset += bytes.Length;
        }

        return true;
    }

    /// <summary>
    /// Where a record stands, behind the bytes that are none, which proves that those were on the disk once: see <see cref="TornTail"/>.
    /// </summary>
    public long? FindProofOfDamage() => TornTail.FindProofOfDamage(Bytes(Offset, checked((int)(Length - Offset))), Offset, Seed, Path);

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
    }

    // The bytes in the buffer are not read again as they were.
    private ReadOnlySpan<byte> Decrypted(int length)
    {
        var record = _buffer.AsSpan((int)(Offset - _bufferOffset), length);
        var payload = record[LogFormat.RecordHeaderBytes..];
        if (!_cipher!.TryDecrypt(Offset, record[LogFormat.RecordLengthOffset..LogFormat.RecordHeaderBytes], payload))
            throw new CorruptDatabaseException(Path, Offset, "a record was changed, and its checksum with it", Remedies.Restore);
        return payload[..^FileCipher.TagBytes];
    }

    // The file's bytes at the offset; fewer than asked for only when the file has become shorter since it was opened.
    private ReadOnlySpan<byte> Bytes(long offset, int count)
    {
        if (offset < _bufferOffset || offset + count > _bufferOffset + _bufferLength)
        {
            if (count > _buffer.Length) _buffer = new byte[count];
            _bufferOffset = offset;
            _bufferLength = _file.Read(offset, _buffer);
        }

        var start = (int)(offset - _bufferOffset);
        return _buffer.AsSpan(start, Math.Min(count, _bufferLength - start));
    }
}
