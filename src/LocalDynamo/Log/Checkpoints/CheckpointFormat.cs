using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log.Checkpoints;

/// <summary>
/// The constants of the checkpoint format and the framing of one block, for the writer and the reader alike. docs/file-format.md
/// describes them byte for byte: a change here is a change there, and of <see cref="Version"/>.
/// </summary>
internal static class CheckpointFormat
{
    public const uint Version = 1;

    // The header. All integers of the format are little-endian.
    public const int HeaderBytes = 64;
    public const int VersionOffset = 8;
    public const int FlagsOffset = 12;
    public const int DatabaseIdOffset = 16;
    public const int LsnOffset = 32;
    public const int CommitNumberOffset = 40;
    public const int TimeOffset = 48;
    public const int HeaderChecksumOffset = 56;

    // The block header; the payload follows.
    public const int BlockHeaderBytes = 13;
    public const int BlockLengthOffset = 8;
    public const int BlockKindOffset = 12;

    /// <summary>The largest block, header included: far above an item, which is the least that a block holds.</summary>
    public const int MaxBlockBytes = 256 << 20;

    // The payload of the last block.
    public const int EndPayloadBytes = 32;

    private const string NamePrefix = "checkpoint-";
    private const string NameSuffix = ".ckpt";
    private const int NameDigits = 16;

    public static ReadOnlySpan<byte> Magic => "LDYNCKP\0"u8;

    /// <summary>The file name of a checkpoint. All have the same length, so that ordinal order is the order of their LSNs.</summary>
    public static string NameOf(long lsn) => NamePrefix + lsn.ToString("D16", CultureInfo.InvariantCulture) + NameSuffix;

    public static bool TryParseName(string name, out long lsn)
    {
        lsn = 0;
        return name.Length == NamePrefix.Length + NameDigits + NameSuffix.Length
            && name.StartsWith(NamePrefix, StringComparison.Ordinal)
            && name.EndsWith(NameSuffix, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(NamePrefix.Length, NameDigits), NumberStyles.None, CultureInfo.InvariantCulture, out lsn);
    }

    /// <summary>Completes a block whose payload is in place.</summary>
    /// <param name="block">The block.</param>
    /// <param name="kind">What it holds.</param>
    /// <param name="seed">The seed of the file's checksums.</param>
    /// <param name="offset">Where it goes.</param>
    /// <param name="cipher">Encrypts the payload first, of which the last <see cref="FileCipher.TagBytes"/> are free then; null for not.</param>
    public static void Seal(Span<byte> block, BlockKind kind, ulong seed, long offset, FileCipher? cipher = null)
    {
        BinaryPrimitives.WriteInt32LittleEndian(block[BlockLengthOffset..], block.Length);
        block[BlockKindOffset] = (byte)kind;
        cipher?.Encrypt(offset, block[BlockLengthOffset..BlockHeaderBytes], block[BlockHeaderBytes..]);
        BinaryPrimitives.WriteUInt64LittleEndian(block, Checksum(block, seed, offset));
    }

    public static int BlockLength(ReadOnlySpan<byte> block) => BinaryPrimitives.ReadInt32LittleEndian(block[BlockLengthOffset..]);

    public static bool Verifies(ReadOnlySpan<byte> block, ulong seed, long offset) =>
        BinaryPrimitives.ReadUInt64LittleEndian(block) == Checksum(block, seed, offset);

    // The seed ties a block to its file and its place, as in the log.
    private static ulong Checksum(ReadOnlySpan<byte> block, ulong seed, long offset) =>
        XxHash3.HashToUInt64(block[BlockLengthOffset..], unchecked((long)seed + offset));
}

/// <summary>What a block of a checkpoint holds. The numbers are on disk.</summary>
internal enum BlockKind : byte
{
    /// <summary>A table's number and definition.</summary>
    Table = 1,

    /// <summary>Items of one table, in the order of their partitions' hashes, and of their sort keys.</summary>
    Items = 2,

    /// <summary>Client request tokens.</summary>
    Tokens = 3,

    /// <summary>Where each block is, and the first hash in it.</summary>
    Directory = 4,

    /// <summary>The end of a whole checkpoint.</summary>
    End = 5,
}
