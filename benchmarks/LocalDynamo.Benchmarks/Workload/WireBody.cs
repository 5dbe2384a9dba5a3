using System.Text;
using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Benchmarks.Workload;

/// <summary>A PutItem's body of 300 bytes, read to the item as it is stored; and, as the floor, each token of the same bytes looked at once.</summary>
internal static class WireBody
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"TableName":"Orders","Item":{"Customer":{"S":"customer-004711"},"Order":{"N":"20260317"},"Name":{"S":"Ada Lovelace"},"City":{"S":"Rotterdam"},"Total":{"N":"129.95"},"Paid":{"BOOL":true},"Lines":{"L":[{"M":{"Article":{"S":"A-4711"},"Count":{"N":"3"}}}]},"Remark":{"S":"Please ring twice, thank you."}}}
        """.Trim());

    public static int Bytes => Body.Length;

    public static int CountTokens()
    {
        var reader = new Utf8JsonReader(Body);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    public static Item ReadItem()
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
}
