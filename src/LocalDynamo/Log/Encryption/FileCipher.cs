using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LocalDynamo.Log.Encryption;

/// <summary>
/// Encrypts what one file holds, with a key that is that file's alone. Where a database is not encrypted there is none. Thread-safe.
/// </summary>
/// <remarks>
/// The nonce of a payload is its place in the file. So it is used once if nothing is written to a place twice, which is the writers'
/// duty: a segment that an earlier process wrote to may have had a torn tail, so an encrypted log never goes on in one.
/// </remarks>
internal sealed class FileCipher : IDisposable
{
    /// <summary>By how much a payload is longer when it is encrypted.</summary>
    public const int TagBytes = 16;

    private const int NonceBytes = 12;

    private readonly AesGcm _aes;

    // An AesGcm is for one thread at a time.
    private readonly Lock _gate = new();

    /// <param name="fileKey">The file's key, which is copied.</param>
    /// <param name="seed">What seeds the checksums of the file's records or blocks.</param>
    public FileCipher(ReadOnlySpan<byte> fileKey, ulong seed)
    {
        _aes = new AesGcm(fileKey, TagBytes);
        Seed = seed;
    }

    /// <summary>What seeds the checksums of the file's records or blocks: it depends on the salt, too.</summary>
    public ulong Seed { get; }

    /// <summary>By how much payloads are longer with a cipher, or without one.</summary>
    public static int OverheadOf(FileCipher? cipher) => cipher is null ? 0 : TagBytes;

    /// <summary>Encrypts a payload in place.</summary>
    /// <param name="place">Where in the file its record or block begins; never the same twice.</param>
    /// <param name="associated">What stands beside it in the clear, and must not be changed either.</param>
    /// <param name="payload">The payload, with <see cref="TagBytes"/> behind it for the tag.</param>
    public void Encrypt(long place, ReadOnlySpan<byte> associated, Span<byte> payload)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Nonce(place, nonce);
        var text = payload[..^TagBytes];
        lock (_gate)
            _aes.Encrypt(nonce, text, text, payload[^TagBytes..], associated);
    }

    /// <summary>Decrypts a payload in place; false when it, its place or what stands beside it is not as it was written.</summary>
    public bool TryDecrypt(long place, ReadOnlySpan<byte> associated, Span<byte> payload)
    {
        if (payload.Length < TagBytes)
            return false;
        Span<byte> nonce = stackalloc byte[NonceBytes];
        Nonce(place, nonce);
        var text = payload[..^TagBytes];
        try
        {
            lock (_gate)
                _aes.Decrypt(nonce, text, payload[^TagBytes..], text, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => _aes.Dispose();

    private static void Nonce(long place, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64LittleEndian(nonce, place);
    }
}
