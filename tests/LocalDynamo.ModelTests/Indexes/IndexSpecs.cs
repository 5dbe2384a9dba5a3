using LocalDynamo.Engine.Indexes;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>Items with attributes that come and go and change their types, and indexes over them.</summary>
internal static class IndexSpecs
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly AttributeType[] KeyTypes = [AttributeType.S, AttributeType.N, AttributeType.B];

    /// <summary>Any index of any kind: one to four partition key attributes, none to four sort key attributes, any projection.</summary>
    public static IndexSchema Any(string name, KeySchema table, Random random)
    {
        var isGlobal = random.Next(4) != 0;
        var parts = random.GetItems(Names, Names.Length).Distinct().Select(part => new KeyPart(AttributeName.Of(part), AnyType(random))).ToArray();
        var partitionCount = Math.Min(parts.Length, random.Next(3) == 0 ? random.Next(1, 5) : 1);
        return new IndexSchema(
            name,
            isGlobal,
            isGlobal ? parts[..partitionCount] : [new KeyPart(table.PartitionKey, table.PartitionKeyType)],
            isGlobal ? parts[partitionCount..Math.Min(parts.Length, partitionCount + random.Next(5))] : parts[..1],
            table,
            (IndexProjection)random.Next(3),
            AttributeName.Of(Names[random.Next(Names.Length)]));
    }

    /// <summary>An item with any of the attributes.</summary>
    public static Item AnyItem(Item key, Random random)
    {
        foreach (var name in Names)
        {
            if (random.Next(4) != 0)
                key = key.With(name, AnyValue(random));
        }

        return key;
    }

    public static string AnyName(Random random) => Names[random.Next(Names.Length)];

    /// <summary>Of few values, most of one type, so that entries share keys, move and leave the index.</summary>
    public static AttributeValue AnyValue(Random random) => random.Next(8) switch
    {
        < 4 => $"v{random.Next(4)}",
        < 6 => random.Next(4),
        6 => new[] { (byte)random.Next(3), (byte)random.Next(2) },
        _ => random.Next(2) == 0,
    };

    private static AttributeType AnyType(Random random) => random.Next(2) == 0 ? AttributeType.S : KeyTypes[random.Next(KeyTypes.Length)];
}
