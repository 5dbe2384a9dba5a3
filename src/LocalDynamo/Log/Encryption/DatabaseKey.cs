using System.Buffers.Binary;
using System.IO.Hashing;
using System.Security.Cryptography;

namespace LocalDynamo.Log.Encryption;

/// <summary>
/// The key of an encrypted database, and what an encrypted file has behind its header: a salt, from which the file's own key comes, and
/// a check of the key. docs/file-format.md, "Encryption", describes the bytes.
/// </summary>
internal sealed class DatabaseKey : IDisposable
{
    /// <summary>The length of a key.</summary>
    public const int Bytes = 32;

    /// <summary>The flag, in the header of a segment or checkpoint, of a file that is encrypted.</summary>
    public const uint HeaderFlag = 1;

    /// <summary>The length of the header of an encrypted file: that of any, and what is told here.</summary>
    public const int HeaderBytes = 128;

    private const int SaltOffset = 64;
    private const int SaltBytes = 32;
    private const int CheckOffset = SaltOffset + SaltBytes;
    private const int ChecksumOffset = HeaderBytes - sizeof(ulong);

    // Where no payload is.
    private const long CheckPlace = -1;

    private readonly byte[] _key;
    private bool _isDisposed;

    /// <param name="key">The key, which is copied.</param>
    public DatabaseKey(ReadOnlySpan<byte> key)
    {
        if (key.Length != Bytes)
            throw new ArgumentException($"A key has {Bytes} bytes, and this one {key.Length}.", nameof(key));
        _key = key.ToArray();
    }

    /// <summary>The key with these bytes; null for none, which is for files in the clear.</summary>
    public static DatabaseKey? Of(ReadOnlyMemory<byte>? key) => key is { } bytes ? new DatabaseKey(bytes.Span) : null;

    /// <summary>Completes the header of a new file.</summary>
    /// <param name="header">The header, with the flag set, and room behind it.</param>
    public FileCipher NewFile(Span<byte> header)
    {
        header[SaltOffset..HeaderBytes].Clear();
        RandomNumberGenerator.Fill(header.Slice(SaltOffset, SaltBytes));
        var check = header.Slice(CheckOffset, FileCipher.TagBytes);
        using (var cipher = CipherOf(header, 0))
            cipher.Encrypt(CheckPlace, header[..CheckOffset], check);
        var checksum = Checksum(header);
        BinaryPrimitives.WriteUInt64LittleEndian(header[ChecksumOffset..], checksum);
        return CipherOf(header, checksum);
    }

    /// <summary>The cipher of a file that is there, or null if it is not encrypted.</summary>
    /// <param name="key">The key that the database is opened with; null for none.</param>
    /// <param name="isEncrypted">Whether the header has the flag.</param>
    /// <param name="header">The bytes at the file's start; fewer than <see cref="HeaderBytes"/> if it has no more.</param>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What an error about damage advises.</param>
    /// <exception cref="EncryptionKeyException">The file is encrypted with another key, or there is a key where none is needed.</exception>
    /// <exception cref="CorruptDatabaseException">The file's header is damaged.</exception>
    public static FileCipher? Open(DatabaseKey? key, bool isEncrypted, ReadOnlySpan<byte> header, string path, string remedy)
    {
        if (!isEncrypted)
            return key is null ? null : throw new EncryptionKeyException(path, "it is not encrypted, though a key was given");

        // Damage comes first: a salt that is not what it was makes every key look wrong.
        if (header.Length < HeaderBytes)
            throw new CorruptDatabaseException(path, header.Length, "it ends before the end of its header", remedy);
        var checksum = BinaryPrimitives.ReadUInt64LittleEndian(header[ChecksumOffset..]);
        if (checksum != Checksum(header))
            throw new CorruptDatabaseException(path, SaltOffset, "the checksum of its encryption's header is wrong", remedy);
        if (key is null)
            throw new EncryptionKeyException(path, "it is encrypted, and no key was given");

        var cipher = key.CipherOf(header, checksum);
        Span<byte> check = stackalloc byte[FileCipher.TagBytes];
        header.Slice(CheckOffset, FileCipher.TagBytes).CopyTo(check);
        if (cipher.TryDecrypt(CheckPlace, header[..CheckOffset], check))
            return cipher;
        cipher.Dispose();
        throw new EncryptionKeyException(path, "it is encrypted with another key than the one given");
    }

    public void Dispose()
    {
        _isDisposed = true;
        CryptographicOperations.ZeroMemory(_key);
    }

    private static ulong Checksum(ReadOnlySpan<byte> header) => XxHash3.HashToUInt64(header[..ChecksumOffset]);

    private FileCipher CipherOf(ReadOnlySpan<byte> header, ulong seed)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Span<byte> fileKey = stackalloc byte[Bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, fileKey, header.Slice(SaltOffset, SaltBytes), "LocalDynamo file"u8);
        try
        {
            return new FileCipher(fileKey, seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(fileKey);
        }
    }
}
