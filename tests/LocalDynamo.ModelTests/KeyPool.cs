using System.Text;

namespace LocalDynamo.ModelTests;

/// <summary>The keys that a history plays with: few enough to be met again and again. Sort keys stand in the order that they must have.</summary>
internal sealed class KeyPool
{
    private const string Alphabet = "ab\u0001\u00E4\uFFFF";

    private readonly Dictionary<AttributeValue, int> _partitionPlaces;
    private readonly Dictionary<AttributeValue, int> _sortPlaces;
    private readonly byte[][] _sortKeyBytes;

    public KeyPool(AttributeType partitionKeyType, AttributeType sortKeyType, Random random)
    {
        PartitionKeyType = partitionKeyType;
        SortKeyType = sortKeyType;
        var hasSortKey = sortKeyType != AttributeType.None;
        PartitionKeys = [.. Values(partitionKeyType, hasSortKey ? 4 : 150, random).Select(value => value.Value)];
        var sortKeys = hasSortKey ? Values(sortKeyType, 90, random) : [];
        SortKeys = [.. sortKeys.Select(value => value.Value)];
        _partitionPlaces = Places(PartitionKeys);
        _sortPlaces = Places(SortKeys);
        _sortKeyBytes = [.. sortKeys.Select(value => value.Bytes)];
    }

    public AttributeType PartitionKeyType { get; }

    public AttributeType SortKeyType { get; }

    public AttributeValue[] PartitionKeys { get; }

    /// <summary>Empty for tables without a sort key.</summary>
    public AttributeValue[] SortKeys { get; }

    public ModelKey Any(Random random) => new(random.Next(PartitionKeys.Length), random.Next(Math.Max(SortKeys.Length, 1)));

    public Key KeyOf(ModelKey key) => new(PartitionKeys[key.Partition], SortKeys.Length == 0 ? default : SortKeys[key.Sort]);

    public Item ItemOf(ModelKey key) => SortKeys.Length == 0
        ? new Item { ["pk"] = PartitionKeys[key.Partition] }
        : new Item { ["pk"] = PartitionKeys[key.Partition], ["sk"] = SortKeys[key.Sort] };

    public ModelKey Find(Item item) =>
        new(_partitionPlaces[item["pk"]], SortKeys.Length == 0 ? 0 : _sortPlaces[item["sk"]]);

    /// <summary>A beginning of some sort key, for tables where it is a string or binary.</summary>
    public byte[] AnyPrefix(Random random)
    {
        var bytes = _sortKeyBytes[random.Next(_sortKeyBytes.Length)];
        if (SortKeyType == AttributeType.B)
            return bytes[..random.Next(1, bytes.Length + 1)];

        var runes = Encoding.UTF8.GetString(bytes).EnumerateRunes().ToArray();
        return Encoding.UTF8.GetBytes(string.Concat(runes.Take(random.Next(1, runes.Length + 1))));
    }

    public bool HasPrefix(int sortKey, byte[] prefix) => _sortKeyBytes[sortKey].AsSpan().StartsWith(prefix);

    /// <summary>Different values of a type, in the service's order of them.</summary>
    private static List<(AttributeValue Value, byte[] Bytes)> Values(AttributeType type, int count, Random random) => type switch
    {
        AttributeType.N => [.. Distinct(count, () => Number(random)).Order().Select(number => ((AttributeValue)number, Array.Empty<byte>()))],
        AttributeType.S =>
        [
            .. Distinct(count, () => Text(random)).Select(Encoding.UTF8.GetBytes).Order(ByteOrder.Instance)
                .Select(bytes => ((AttributeValue)Encoding.UTF8.GetString(bytes), bytes)),
        ],
        _ =>
        [
            .. Distinct(count, () => Convert.ToHexString(Binary(random))).Select(Convert.FromHexString).Order(ByteOrder.Instance)
                .Select(bytes => ((AttributeValue)bytes, bytes)),
        ],
    };

    private static Dictionary<AttributeValue, int> Places(AttributeValue[] values) =>
        Enumerable.Range(0, values.Length).ToDictionary(i => values[i], i => i);

    private static HashSet<T> Distinct<T>(int count, Func<T> next)
    {
        var values = new HashSet<T>();
        while (values.Count < count)
            values.Add(next());
        return values;
    }

    private static decimal Number(Random random) => random.Next(4) switch
    {
        0 => random.Next(-20, 20),
        1 => random.Next(-500, 500) / 100m,
        2 => random.Next(-9, 9) * 1_000_000_000_000_000_000_000m,
        _ => random.Next(-9, 9) / 100_000_000_000_000_000m,
    };

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 6); length > 0; length--)
            _ = random.Next(6) == 0 ? text.Append("\U0001F600") : text.Append(Alphabet[random.Next(Alphabet.Length)]);
        return random.Next(20) == 0 ? text.Append('z', 600).ToString() : text.ToString();
    }

    private static byte[] Binary(Random random)
    {
        ReadOnlySpan<byte> alphabet = [0, 1, 127, 128, 255];
        return random.GetItems(alphabet, random.Next(1, 6));
    }
}

/// <summary>A key by the places of its parts in the pool; in the order of the keys it stands for.</summary>
internal readonly record struct ModelKey(int Partition, int Sort) : IComparable<ModelKey>
{
    public int CompareTo(ModelKey other) => Partition != other.Partition ? Partition.CompareTo(other.Partition) : Sort.CompareTo(other.Sort);
}
