using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log;

/// <summary>
/// The constants of the log's format and the framing of one record, for the writer and the reader alike.
/// docs/file-format.md describes them byte for byte: a change here is a change there, and of <see cref="Version"/>.
/// </summary>
internal static class LogFormat
{
    public const uint Version = 1;

    // The segment header. All integers of the format are little-endian.
    public const int HeaderBytes = 64;
    public const int MagicOffset = 0;
    public const int VersionOffset = 8;
    public const int FlagsOffset = 12;
    public const int DatabaseIdOffset = 16;
    public const int SegmentNumberOffset = 32;
    public const int FirstLsnOffset = 40;
    public const int HeaderChecksumOffset = 56;

    // The record header; the payload follows.
    public const int RecordHeaderBytes = 17;
    public const int RecordChecksumOffset = 0;
    public const int RecordLengthOffset = 8;
    public const int RecordSyncedOffset = 12;
    public const int RecordKindOffset = 16;

    /// <summary>The largest record, header included. Far above any commit, and small enough that offsets in a segment fit in 31 bits.</summary>
    public const int MaxRecordBytes = 256 << 20;

    /// <summary>The number of the first segment, and the LSN of the first record, of a new database.</summary>
    public const long First = 1;

    public const string LockFileName = "LOCK";
    public const string UnfinishedSuffix = ".new";

    private const string NamePrefix = "wal-";
    private const string NameSuffix = ".log";
    private const int NameDigits = 16;

    public static ReadOnlySpan<byte> Magic => "LDYNWAL\0"u8;

    /// <summary>The file name of a segment. All have the same length, so that ordinal order is the segments' order.</summary>
    public static string SegmentName(long number) =>
        NamePrefix + number.ToString("D16", CultureInfo.InvariantCulture) + NameSuffix;

    public static bool TryParseSegmentName(string name, out long number)
    {
        number = 0;
        return name.Length == NamePrefix.Length + NameDigits + NameSuffix.Length
            && name.StartsWith(NamePrefix, StringComparison.Ordinal)
            && name.EndsWith(NameSuffix, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(NamePrefix.Length, NameDigits), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Frames a record whose payload is in place: everything but the two fields that <see cref="Seal"/> knows.</summary>
    public static void Frame(Span<byte> record, RecordKind kind)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[RecordLengthOffset..], (uint)record.Length);
        record[RecordKindOffset] = (byte)kind;
    }

    /// <summary>
    /// Completes a framed record for its place in a segment: how far the segment is synced, and the checksum.
    /// </summary>
    /// <param name="record">The record, framed.</param>
    /// <param name="segmentSeed">The seed of the segment's checksums.</param>
    /// <param name="offset">Where the record goes.</param>
    /// <param name="syncedOffset">Up to where the segment is synced.</param>
    /// <param name="cipher">Encrypts the payload first, of which the last <see cref="FileCipher.TagBytes"/> are free then; null for not.</param>
    public static void Seal(Span<byte> record, ulong segmentSeed, long offset, long syncedOffset, FileCipher? cipher = null)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record[RecordSyncedOffset..], (uint)syncedOffset);
        cipher?.Encrypt(offset, record[RecordLengthOffset..RecordHeaderBytes], record[RecordHeaderBytes..]);
        BinaryPrimitives.WriteUInt64LittleEndian(record, Checksum(record, segmentSeed, offset));
    }

    public static int RecordLength(ReadOnlySpan<byte> record) =>
        (int)BinaryPrimitives.ReadUInt32LittleEndian(record[RecordLengthOffset..]);

    public static long SyncedOffset(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record[RecordSyncedOffset..]);

    public static bool Verifies(ReadOnlySpan<byte> record, ulong segmentSeed, long offset) =>
        BinaryPrimitives.ReadUInt64LittleEndian(record) == Checksum(record, segmentSeed, offset);

    // The seed ties a record to its segment (whose header's checksum stands for database, number and first LSN) and to its
    // place there, and so to its LSN: the bytes of another segment, or of another place, do not verify here.
    private static ulong Checksum(ReadOnlySpan<byte> record, ulong segmentSeed, long offset) =>
        XxHash3.HashToUInt64(record[RecordLengthOffset..], unchecked((long)segmentSeed + offset));
}
