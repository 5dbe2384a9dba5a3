using System.Buffers.Binary;
using System.IO.Hashing;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log;

/// <summary>What the first <see cref="LogFormat.HeaderBytes"/> bytes of a segment say.</summary>
/// <param name="DatabaseId">Random, made with the database, the same in all its segments.</param>
/// <param name="Number">The segment's number, which its name repeats.</param>
/// <param name="FirstLsn">The LSN of the segment's first record, or of the one that will be.</param>
/// <param name="IsEncrypted">Whether payloads are encrypted, and the header is longer: see <see cref="DatabaseKey"/>.</param>
internal readonly record struct SegmentHeader(Guid DatabaseId, long Number, long FirstLsn, bool IsEncrypted = false)
{
    /// <summary>How many bytes come before the first record.</summary>
    public int Length => IsEncrypted ? DatabaseKey.HeaderBytes : LogFormat.HeaderBytes;

    /// <summary>The header's checksum, which seeds the checksums of the segment's records, unless it is encrypted.</summary>
    public ulong Seed
    {
        get
        {
            Span<byte> bytes = stackalloc byte[LogFormat.HeaderBytes];
            return Write(bytes);
        }
    }

    /// <summary>Writes the header, and returns its checksum.</summary>
    public ulong Write(Span<byte> bytes)
    {
        bytes[..LogFormat.HeaderBytes].Clear();
        LogFormat.Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[LogFormat.VersionOffset..], LogFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[LogFormat.FlagsOffset..], IsEncrypted ? DatabaseKey.HeaderFlag : 0);
        DatabaseId.TryWriteBytes(bytes[LogFormat.DatabaseIdOffset..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LogFormat.SegmentNumberOffset..], Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[LogFormat.FirstLsnOffset..], FirstLsn);
        var checksum = Checksum(bytes);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[LogFormat.HeaderChecksumOffset..], checksum);
        return checksum;
    }

    /// <summary>Reads a header, or says why the file is no segment that this version can read.</summary>
    /// <exception cref="CorruptDatabaseException">The bytes are no header, or one of another format version.</exception>
    public static SegmentHeader Read(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length < LogFormat.HeaderBytes)
            throw new CorruptDatabaseException(
                path, 0,
                $"it has {bytes.Length} bytes, and a log segment begins with a header of {LogFormat.HeaderBytes}",
                Remedies.Restore);
        if (!bytes[..LogFormat.Magic.Length].SequenceEqual(LogFormat.Magic))
            throw new CorruptDatabaseException(path, 0, "it does not begin as a log segment does", Remedies.Restore);

        // The version comes before the checksum, whose place a newer format may have changed.
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LogFormat.VersionOffset..]);
        if (version > LogFormat.Version)
            throw new CorruptDatabaseException(
                path, LogFormat.VersionOffset,
                $"its format version is {version}, and this library reads versions up to {LogFormat.Version}",
                Remedies.Newer);
        if (version == 0 || BinaryPrimitives.ReadUInt64LittleEndian(bytes[LogFormat.HeaderChecksumOffset..]) != Checksum(bytes))
            throw new CorruptDatabaseException(path, 0, "the checksum of its header is wrong", Remedies.Restore);
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LogFormat.FlagsOffset..]);
        if ((flags & ~DatabaseKey.HeaderFlag) != 0)
            throw new CorruptDatabaseException(
                path, LogFormat.FlagsOffset,
                "it uses features that this library does not know",
                Remedies.Newer);

        return new SegmentHeader(
            new Guid(bytes.Slice(LogFormat.DatabaseIdOffset, 16), bigEndian: true),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[LogFormat.SegmentNumberOffset..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[LogFormat.FirstLsnOffset..]),
            flags == DatabaseKey.HeaderFlag);
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes) => XxHash3.HashToUInt64(bytes[..LogFormat.HeaderChecksumOffset]);
}
