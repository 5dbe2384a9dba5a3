using CsCheck;

namespace LocalDynamo.Tests.Values;

/// <summary>Generated values of all ten types, nested a few levels deep.</summary>
internal static class ItemGenerators
{
    public static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char['a', 'e'], 0, 6], Gen.OneOf("", "ä", "\U0001F600", "\uFFFF"));

    public static readonly Gen<string> Name = Gen.String[Gen.Char['a', 'h'], 1, 3];

    public static readonly Gen<AttributeValue> Scalar = Gen.OneOf(
        Text.Select(text => (AttributeValue)text),
        Gen.Int[-100, 100].Select(number => (AttributeValue)number),
        Gen.Long.Select(number => (AttributeValue)number),
        Gen.Decimal.Select(number => (AttributeValue)number),
        Gen.Byte.Array[0, 5].Select(bytes => (AttributeValue)bytes),
        Gen.Bool.Select(truth => (AttributeValue)truth),
        Gen.Const(AttributeValue.Null));

    public static readonly Gen<AttributeValue> Set = Gen.OneOf(
        Text.HashSet[1, 4].Select(members => AttributeValue.StringSet([.. members])),
        Gen.Int[-9, 9].HashSet[1, 4].Select(members => AttributeValue.NumberSet([.. members.Select(member => (DynamoNumber)member)])),
        Gen.Int[0, 9].HashSet[1, 4].Select(members => AttributeValue.BinarySet([.. members.Select(member => new[] { (byte)member })])));

    public static readonly Gen<AttributeValue> Value = Nested(3);

    public static readonly Gen<Item> Item = MapOf(Value);

    private static Gen<AttributeValue> Nested(int levels) => levels == 0
        ? Gen.Frequency((6, Scalar), (1, Set))
        : Gen.Frequency(
            (6, Scalar),
            (1, Set),
            (1, Nested(levels - 1).Array[0, 4].Select(elements => AttributeValue.List(elements))),
            (1, MapOf(Nested(levels - 1)).Select(map => (AttributeValue)map)));

    private static Gen<Item> MapOf(Gen<AttributeValue> value) =>
        Gen.Select(Name, value).Array[0, 5].Select(entries => new Item(entries.Select(e => KeyValuePair.Create(e.Item1, e.Item2))));
}
