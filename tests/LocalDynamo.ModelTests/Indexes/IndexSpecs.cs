using LocalDynamo.Engine.Indexes;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>Items with attributes that come and go and change their types, and indexes over them.</summary>
internal static class IndexSpecs
{
    /// <summary>The attribute with the time of expiry.</summary>
    public const string Expires = "expires";

    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly AttributeType[] KeyTypes = [AttributeType.S, AttributeType.N, AttributeType.B];

    /// <summary>Any index of any kind: one to four partition key attributes, none to four sort key attributes, any projection.</summary>
    public static IndexSchema Any(string name, KeySchema table, Random random)
    {
        var isGlobal = random.Next(4) != 0;
        KeyPart[] parts = [.. AnyNames(random).Select(part => new KeyPart(AttributeName.Of(part), AnyType(random)))];
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

    /// <summary>Any global index that a user can ask for. An attribute has one type in all of them.</summary>
    public static SecondaryIndex AnyGlobal(string name, Random random)
    {
        KeyAttribute[] parts = [.. AnyNames(random).Select(part => new KeyAttribute(part, part == "b" ? "N" : part == "d" ? "B" : "S"))];
        var partitionCount = Math.Min(parts.Length, random.Next(3) == 0 ? random.Next(1, 5) : 1);
        var keyCount = Math.Min(parts.Length, partitionCount + random.Next(5));
        var index = SecondaryIndex.Global(name, parts[..partitionCount], parts[partitionCount..keyCount]);
        return random.Next(3) switch
        {
            0 => index,
            1 => index.KeysOnly(),
            _ => index.Including("other"),
        };
    }

    /// <summary>An item with any of the attributes, and perhaps a time of expiry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="now">About when it expires.</param>
    /// <param name="random">What is drawn from.</param>
    public static Item AnyItem(Item key, DateTimeOffset now, Random random)
    {
        foreach (var name in Names)
        {
            if (random.Next(4) != 0)
                key = key.With(name, AnyValue(random));
        }

        return random.Next(2) == 0 ? key : key.With(Expires, AnyExpiry(now, random));
    }

    /// <summary>A time within some hours, sometimes not as a number.</summary>
    public static AttributeValue AnyExpiry(DateTimeOffset now, Random random)
    {
        var seconds = now.ToUnixTimeSeconds() + random.Next(-10_000, 10_000);
        return random.Next(8) == 0 ? $"{seconds}" : seconds;
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

    private static IEnumerable<string> AnyNames(Random random) => random.GetItems(Names, Names.Length).Distinct();
}
