using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace LocalDynamo.Server.Http;

/// <summary>A request's body, whole and in one piece, in a borrowed array.</summary>
internal sealed class Body(byte[] borrowed, int length) : IDisposable
{
    /// <summary>What a request may have (developer guide, quotas), before and after it is unpacked.</summary>
    public const int MaxBytes = 16 << 20;

    private byte[]? _array = borrowed;

    public ReadOnlySpan<byte> Bytes => _array.AsSpan(0, length);

    /// <summary>Reads a request's body to its end.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than may be, or comes too slowly, or the connection ends.</exception>
    public static async ValueTask<Body> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            var bytes = result.Buffer;
            if (bytes.Length > MaxBytes)
            {
                reader.AdvanceTo(bytes.End);
                await DiscardAsync(request, cancellationToken).ConfigureAwait(false);
                throw TooLarge();
            }

            if (result.IsCompleted)
            {
                var length = (int)bytes.Length;
                var array = ArrayPool<byte>.Shared.Rent(length);
                bytes.CopyTo(array);
                reader.AdvanceTo(bytes.End);
                return new Body(array, length);
            }

            reader.AdvanceTo(bytes.Start, bytes.End);
        }
    }

    public static BadHttpRequestException TooLarge() => new("The body is too large.", StatusCodes.Status413PayloadTooLarge);

    public Stream OpenRead() => new MemoryStream(_array!, 0, length, writable: false);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
            ArrayPool<byte>.Shared.Return(array);
    }

    /// <summary>
    /// Reads what is left, since a caller that is still sending would not see the answer. The server's own limit on bodies ends it if need be.
    /// </summary>
    private static async ValueTask DiscardAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await request.BodyReader.ReadAsync(cancellationToken).ConfigureAwait(false);
            request.BodyReader.AdvanceTo(result.Buffer.End);
            if (result.IsCompleted)
                return;
        }
    }
}
