using CsCheck;

namespace LocalDynamo.AwsSdk.Tests.Values;

/// <summary>The SDK's attribute values, generated, compared by what they mean, and spoilt all through.</summary>
internal static class AttributeValues
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char['a', 'e'], 0, 6], Gen.OneOf("", "é", "\U0001D4B3", "a b", "\uFFEE"));

    private static readonly Gen<string> Number = Gen.OneOf(
        Gen.Long.Select(number => $"{number}"),
        Gen.Int[-20, 20].Select(number => $"{number}"),
        Gen.OneOf("3.14", "-0.5", "12345678901234567890123456789012345678", "0.000000000000000000000001", "1" + new string('0', 125)));

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 20];

    public static Gen<Model.AttributeValue> Any(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (4, Scalar),
        (1, Any(depth - 1).List[0, 4].Select(list => new Model.AttributeValue { L = list })),
        (1, Map(depth - 1).Select(map => new Model.AttributeValue { M = map })));

    public static Gen<Dictionary<string, Model.AttributeValue>> Map(int depth) =>
        Gen.Dictionary(Gen.OneOf(Gen.String[Gen.Char['a', 'z'], 1, 4], Gen.OneOf("é", "a.b", "#", " ")), Any(depth))[0, 6];

    private static Gen<Model.AttributeValue> Scalar => Gen.OneOf(
        Text.Select(text => new Model.AttributeValue { S = text }),
        Number.Select(number => new Model.AttributeValue { N = number }),
        Bytes.Select(bytes => new Model.AttributeValue { B = Stream(bytes) }),
        Gen.Bool.Select(flag => new Model.AttributeValue { BOOL = flag }),
        Gen.Const(0).Select(_ => new Model.AttributeValue { NULL = true }),
        Text.HashSet[1, 4].Select(set => new Model.AttributeValue { SS = [.. set] }),
        Number.HashSet[1, 4].Select(set => new Model.AttributeValue { NS = [.. set] }),
        Bytes.List[1, 4].Select(list => new Model.AttributeValue { BS = [.. list.DistinctBy(Convert.ToHexString).Select(Stream)] }));

    /// <summary>A text that is the same for equal values: of maps in any order, and of sets.</summary>
    public static string Show(Model.AttributeValue value) => value switch
    {
        { S: { } text } => $"S:'{text}'",
        { N: { } number } => $"N:{number}",
        { B: { } stream } => $"B:{Convert.ToHexString(stream.ToArray())}",
        { BOOL: { } flag } => $"BOOL:{flag}",
        { NULL: true } => "NULL",
        { L: { } list } => $"L:[{string.Join(", ", list.Select(Show))}]",
        { M: { } map } => Show(map),
        { SS: { } set } => $"SS:[{string.Join(", ", set.Order(StringComparer.Ordinal))}]",
        { NS: { } set } => $"NS:[{string.Join(", ", set.Order(StringComparer.Ordinal))}]",
        { BS: { } set } => $"BS:[{string.Join(", ", set.Select(stream => Convert.ToHexString(stream.ToArray())).Order(StringComparer.Ordinal))}]",
        _ => "nothing",
    };

    public static string Show(Dictionary<string, Model.AttributeValue> map) =>
        $"M:{{{string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={Show(entry.Value)}"))}}}";

    /// <summary>Changes everything in a map that can be changed in place, down to the bytes of streams, and then the map.</summary>
    public static void Spoil(Dictionary<string, Model.AttributeValue> map)
    {
        foreach (var value in map.Values)
            Spoil(value);
        map.Clear();
        map["spoilt"] = new("spoilt");
    }

    private static void Spoil(Model.AttributeValue value)
    {
        Spoil(value.B);
        value.BS?.ForEach(Spoil);
        value.BS?.Clear();
        value.L?.ForEach(Spoil);
        value.L?.Add(new("spoilt"));
        value.SS?.Add("spoilt");
        value.NS?.Add("666");
        if (value.M is not null)
            Spoil(value.M);
        (value.S, value.N, value.BOOL) = ("spoilt", "666", true);
    }

    private static void Spoil(MemoryStream? stream)
    {
        if (stream is null)
            return;
        if (stream.TryGetBuffer(out var buffer))
            buffer.AsSpan().Fill(0xFF);
        stream.Position = 0;
        stream.Write(new byte[stream.Length]);
    }

    private static MemoryStream Stream(byte[] bytes) => new(bytes, 0, bytes.Length, writable: true, publiclyVisible: bytes.Length % 2 == 0);
}
