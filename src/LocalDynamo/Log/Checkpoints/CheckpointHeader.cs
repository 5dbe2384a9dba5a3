using System.Buffers.Binary;
using System.IO.Hashing;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log.Checkpoints;

/// <summary>What the first bytes of a checkpoint say.</summary>
/// <param name="DatabaseId">The database's identity, that of its log.</param>
/// <param name="Lsn">The last record of the log that the checkpoint makes unnecessary.</param>
/// <param name="CommitNumber">The commit number that the checkpoint shows: at least that of the record.</param>
/// <param name="Time">When it was begun.</param>
/// <param name="IsEncrypted">Whether payloads are encrypted, and the header is longer: see <see cref="DatabaseKey"/>.</param>
internal readonly record struct CheckpointHeader(Guid DatabaseId, long Lsn, long CommitNumber, DateTimeOffset Time, bool IsEncrypted = false)
{
    /// <summary>How many bytes come before the first block.</summary>
    public int Length => IsEncrypted ? DatabaseKey.HeaderBytes : CheckpointFormat.HeaderBytes;

    /// <summary>Writes the header, and returns its checksum, which seeds the checksums of the blocks, unless it is encrypted.</summary>
    public ulong Write(Span<byte> bytes)
    {
        bytes[..CheckpointFormat.HeaderBytes].Clear();
        CheckpointFormat.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CheckpointFormat.VersionOffset..], CheckpointFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CheckpointFormat.FlagsOffset..], IsEncrypted ? DatabaseKey.HeaderFlag : 0);
        DatabaseId.TryWriteBytes(bytes[CheckpointFormat.DatabaseIdOffset..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[CheckpointFormat.LsnOffset..], Lsn);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[CheckpointFormat.CommitNumberOffset..], CommitNumber);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[CheckpointFormat.TimeOffset..], Time.ToUnixTimeMilliseconds());
        var checksum = Checksum(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[CheckpointFormat.HeaderChecksumOffset..], checksum);
        return checksum;
    }

    /// <summary>Reads a header, or says why the file is no checkpoint that this version can read.</summary>
    /// <exception cref="CorruptDatabaseException">The bytes are no header, or one of another format version.</exception>
    public static CheckpointHeader Read(ReadOnlySpan<byte> bytes, string path, out ulong seed)
    {
        if (bytes.Length < CheckpointFormat.HeaderBytes || !bytes.StartsWith(CheckpointFormat.Magic))
            throw new CorruptDatabaseException(path, 0, "it does not begin as a checkpoint does", Remedies.Checkpoint);

        // The version comes before the checksum, whose place a newer format may have changed.
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[CheckpointFormat.VersionOffset..]);
        if (version > CheckpointFormat.Version)
        {
            throw new CorruptDatabaseException(
                path, CheckpointFormat.VersionOffset,
                $"its format version is {version}, and this library reads versions up to {CheckpointFormat.Version}",
                Remedies.Newer);
        }

        seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes[CheckpointFormat.HeaderChecksumOffset..]);
        if (version == 0 || seed != Checksum(bytes))
            throw new CorruptDatabaseException(path, 0, "the checksum of its header is wrong", Remedies.Checkpoint);
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[CheckpointFormat.FlagsOffset..]);
        if ((flags & ~DatabaseKey.HeaderFlag) != 0)
        {
            throw new CorruptDatabaseException(
                path, CheckpointFormat.FlagsOffset, "it uses features that this library does not know", Remedies.Newer);
        }

        return new CheckpointHeader(
            new Guid(bytes.Slice(CheckpointFormat.DatabaseIdOffset, 16), bigEndian: true),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[CheckpointFormat.LsnOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[CheckpointFormat.CommitNumberOffset..]),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[CheckpointFormat.TimeOffset..])),
            flags == DatabaseKey.HeaderFlag);
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes) =>
        XxHash3.HashToUInt64(bytes[..CheckpointFormat.HeaderChecksumOffset]);
}
