using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>
/// What the wire's JSON costs: the item of a PutItem's body of 300 bytes as it is stored, beside one look at each token of the same
/// bytes; and the item of a GetItem's reply written.
/// </summary>
[MemoryDiagnoser]
public class WireFormat
{
    private readonly ArrayBufferWriter<byte> _reply = new(1024);
    private readonly Item _item = WireBody.ReadItem();
    private Utf8JsonWriter _writer = null!;

    [GlobalSetup]
    public void SetUp() => _writer = new Utf8JsonWriter(_reply, new JsonWriterOptions { SkipValidation = true });

    [Benchmark(Baseline = true, Description = "Utf8JsonReader, every token")]
    public int ReadTokens() => WireBody.CountTokens();

    [Benchmark(Description = "body to the stored item")]
    public Item ReadItem() => WireBody.ReadItem();

    [Benchmark(Description = "item to the reply")]
    public int WriteItem()
    {
        _reply.ResetWrittenCount();
        _writer.Reset(_reply);
        _writer.WriteStartObject();
        _writer.WritePropertyName("Item"u8);
        DynamoJson.Write(_writer, _item);
        _writer.WriteEndObject();
        _writer.Flush();
        return _reply.WrittenCount;
    }
}
