using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Benchmarks;

/// <summary>
/// What the wire's JSON costs: the item of a PutItem's body of 300 bytes as it is stored, beside one look at each token of the same
/// bytes; and the item of a GetItem's reply written.
/// </summary>
[MemoryDiagnoser]
public class WireFormat
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"TableName":"Orders","Item":{"Customer":{"S":"customer-004711"},"Order":{"N":"20260317"},"Name":{"S":"Ada Lovelace"},"City":{"S":"Rotterdam"},"Total":{"N":"129.95"},"Paid":{"BOOL":true},"Lines":{"L":[{"M":{"Article":{"S":"A-4711"},"Count":{"N":"3"}}}]},"Remark":{"S":"Please ring twice, thank you."}}}
        """.Trim());

    private readonly ArrayBufferWriter<byte> _reply = new(1024);
    private Item _item = null!;
    private Utf8JsonWriter _writer = null!;

    [GlobalSetup]
    public void SetUp()
    {
        if (Body.Length is < 290 or > 310)
            throw new InvalidOperationException($"The body has {Body.Length} bytes.");
        _item = ReadItem();
        _writer = new Utf8JsonWriter(_reply, new JsonWriterOptions { SkipValidation = true });
    }

    [Benchmark(Baseline = true, Description = "Utf8JsonReader, every token")]
    public int ReadTokens()
    {
        var reader = new Utf8JsonReader(Body);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark(Description = "body to the stored item")]
    public Item ReadItem()
    {
        var reader = new Utf8JsonReader(Body, new JsonReaderOptions { MaxDepth = DynamoJson.MaxDepth });
        Item? item = null;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("Item"u8))
            {
                _ = reader.Read();
                item = DynamoJson.ReadItem(ref reader);
            }
        }

        return item!;
    }

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
