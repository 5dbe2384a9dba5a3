using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace LocalDynamo.Server.Wire;

/// <summary>JSON in the making: a buffer and its writer, kept for the next reply when this one is sent.</summary>
internal sealed class JsonBuffer : IDisposable
{
    /// <summary>A page of a query is 1 MB. What is larger is left to the collector.</summary>
    private const int KeptBytes = 2 << 20;

    // Escapes what JSON itself demands, no more: it is JSON for programs, not text for an HTML page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly ObjectPool<JsonBuffer> Pool = new DefaultObjectPool<JsonBuffer>(new Policy());

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    private JsonBuffer() => Writer = new Utf8JsonWriter(_bytes, Options);

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _bytes.WrittenSpan;
        }
    }

    public static JsonBuffer Rent() => Pool.Get();

    public void Dispose() => Pool.Return(this);

    private sealed class Policy : PooledObjectPolicy<JsonBuffer>
    {
        public override JsonBuffer Create() => new();

        public override bool Return(JsonBuffer buffer)
        {
            if (buffer._bytes.Capacity > KeptBytes)
                return false;

            buffer._bytes.ResetWrittenCount();
            buffer.Writer.Reset();
            return true;
        }
    }
}
