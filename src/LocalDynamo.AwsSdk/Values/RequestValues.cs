using System.Runtime.InteropServices;
using LocalDynamo.Values;

namespace LocalDynamo.AwsSdk.Values;

/// <summary>
/// The SDK's attribute values as the library's: copied, so that what the caller does with them later changes nothing here. What counts as
/// given is what the SDK would send. What the service would refuse as a value becomes a faulty one, which is told in its turn.
/// </summary>
internal static class RequestValues
{
    /// <summary>Integers of so many digits fit a long whatever they are.</summary>
    private const int LongDigits = 18;

    public static Item? Item(Dictionary<string, Model.AttributeValue>? attributes) =>
        Collections.IsGiven(attributes) ? Map(attributes, depth: 0) : null;

    public static List<Item>? Items(List<Dictionary<string, Model.AttributeValue>>? items) =>
        Collections.IsGiven(items) ? items.ConvertAll(static item => Map(item, depth: 0)) : null;

    public static Dictionary<string, AttributeValue>? Values(Dictionary<string, Model.AttributeValue>? values) =>
        Mapping.Requests.Dictionary(values, Value);

    public static List<AttributeValue>? Values(List<Model.AttributeValue>? values) => Mapping.Requests.List(values, Value);

    /// <summary>The library's value; no value (<c>default</c>) for null.</summary>
    public static AttributeValue ValueOrNone(Model.AttributeValue? value) => value is null ? default : Value(value);

    private static AttributeValue Value(Model.AttributeValue? value) => Value(value, depth: 1);

    private static Item Map(Dictionary<string, Model.AttributeValue> attributes, int depth)
    {
        var builder = new ItemBuilder(attributes.Count);
        foreach (var (name, value) in attributes)
            builder.Set(AttributeName.Of(name), Value(value, depth + 1));
        return builder.BuildOrFault();
    }

    /// <param name="value">A value; the SDK sends null as one without a datatype.</param>
    /// <param name="depth">On which level it stands, an attribute's own value on the first: values may hold themselves, so this has an end.</param>
    private static AttributeValue Value(Model.AttributeValue? value, int depth)
    {
        if (depth > BlockDepth.Max)
            return AttributeValue.Faulty(ValueFault.TooDeep);
        if (TypeOf(value, out var fault) is not { } type)
            return AttributeValue.Faulty(fault!);
        return type switch
        {
            AttributeType.S => value!.S,
            AttributeType.N => Number(value!.N),
            AttributeType.B => AttributeValue.Binary(Bytes(value!.B)),
            AttributeType.BOOL => value!.BOOL!.Value,
            AttributeType.NULL => AttributeValue.Null,
            AttributeType.M => AttributeValue.MapOrFault(Map(value!.M, depth)),
            AttributeType.L => List(value!.L, depth),
            AttributeType.SS => AttributeValue.StringSetOrFault(CollectionsMarshal.AsSpan(value!.SS)),
            AttributeType.NS => NumberSet(value!.NS),
            _ => AttributeValue.BinarySetOrFault([.. value!.BS.Select(static member => member is null ? null! : Bytes(member).ToArray())]),
        };
    }

    /// <summary>The one datatype that the SDK would send; null where it is not one, and why.</summary>
    private static AttributeType? TypeOf(Model.AttributeValue? value, out ValueFault? fault)
    {
        var type = AttributeType.None;
        var count = 0;
        if (value is not null)
        {
            Add(value.S is not null, AttributeType.S, ref type, ref count);
            Add(value.N is not null, AttributeType.N, ref type, ref count);
            Add(value.B is not null, AttributeType.B, ref type, ref count);
            Add(value.BOOL is not null, AttributeType.BOOL, ref type, ref count);
            Add(value.NULL is not null, AttributeType.NULL, ref type, ref count);
            Add(value.IsMSet, AttributeType.M, ref type, ref count);
            Add(value.IsLSet, AttributeType.L, ref type, ref count);
            Add(value.IsSSSet, AttributeType.SS, ref type, ref count);
            Add(value.IsNSSet, AttributeType.NS, ref type, ref count);
            Add(value.IsBSSet, AttributeType.BS, ref type, ref count);
        }

        fault = count switch
        {
            0 => ValueFault.Empty,
            1 => null,
            _ => ValueFault.SeveralTypes,
        };
        return fault is null ? type : null;
    }

    private static void Add(bool isSet, AttributeType candidate, ref AttributeType type, ref int count)
    {
        if (!isSet)
            return;
        type = candidate;
        count++;
    }

    private static AttributeValue List(List<Model.AttributeValue> elements, int depth)
    {
        var values = new AttributeValue[elements.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = Value(elements[i], depth + 1);
        return AttributeValue.ListOrFault(values);
    }

    private static AttributeValue NumberSet(List<string> members)
    {
        var numbers = new DynamoNumber[members.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (DynamoNumber.Read(members[i], out numbers[i]) is { } fault)
                return AttributeValue.Faulty(fault);
        }

        return AttributeValue.NumberSetOrFault(numbers);
    }

    /// <summary>Most numbers are short integers, which need neither the general parser nor an encoding of their own.</summary>
    private static AttributeValue Number(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length is > 0 and <= LongDigits && !digits.ContainsAnyExceptInRange('0', '9')
            ? long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : AttributeValue.NumberOrFault(text);
    }

    /// <summary>
    /// All bytes of a stream, wherever it stands, as the SDK sends them. A stream that does not show its buffer is read to its end by the SDK, and
    /// left there: a program that reads it once more finds nothing, here as there.
    /// </summary>
    private static ReadOnlySpan<byte> Bytes(MemoryStream stream)
    {
        if (stream.TryGetBuffer(out var buffer))
            return buffer;
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        return bytes;
    }
}
