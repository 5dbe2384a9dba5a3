using System.Buffers;
using System.IO.Compression;
using LocalDynamo.Server.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace LocalDynamo.Server.Http;

/// <summary>Bodies packed with gzip, both ways.</summary>
internal static class Gzip
{
    private const string Name = "gzip";

    public static bool IsUsedBy(HttpRequest request) =>
        request.Headers.ContentEncoding is [{ } encoding] && encoding.Equals(Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether the caller wants its reply packed.</summary>
    public static bool IsWantedBy(HttpRequest request) =>
        request.Headers.AcceptEncoding is { Count: > 0 } header
        && StringWithQualityHeaderValue.TryParseList(header, out var codings)
        && codings.Any(coding => coding.Value.Equals(Name, StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);

    /// <summary>Unpacks a body.</summary>
    /// <returns>The body, to be disposed of.</returns>
    /// <exception cref="BadHttpRequestException">It is larger than may be, which is noticed before it is all unpacked.</exception>
    /// <exception cref="SerializationException">It is not gzip.</exception>
    public static Body Unpack(Body packed)
    {
        using var stream = new GZipStream(packed.OpenRead(), CompressionMode.Decompress);
        var array = ArrayPool<byte>.Shared.Rent(4 * 1024);
        var length = 0;
        try
        {
            int read;
            while ((read = stream.Read(array.AsSpan(length))) > 0)
            {
                length += read;
                if (length > Body.MaxBytes)
                    throw Body.TooLarge();
                if (length == array.Length)
                    array = Larger(array);
            }
        }
        catch (Exception error)
        {
            ArrayPool<byte>.Shared.Return(array);
            if (error is InvalidDataException)
                throw new SerializationException(null);
            throw;
        }

        return new Body(array, length);
    }

    public static ReadOnlySpan<byte> Pack(ReadOnlySpan<byte> body)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(body);
        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
