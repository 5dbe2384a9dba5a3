using System.Globalization;
using System.Text;

namespace LocalDynamo.AwsSdk.Values;

/// <summary>Items as the SDK's attribute values: new objects for each answer, which the caller may change.</summary>
internal static class ResponseValues
{
    /// <summary>The attributes of an item; where there is none, what the SDK leaves where an answer has no such member.</summary>
    public static Dictionary<string, Model.AttributeValue>? ItemOrAbsent(Item? item) =>
        item is null ? Collections.AbsentDictionary<Model.AttributeValue>() : Item(item);

    /// <summary>The items of a page, in their order; where there is none, what the SDK leaves where an answer has no such member.</summary>
    public static List<Dictionary<string, Model.AttributeValue>>? ItemsOrAbsent(List<Item>? items) => Mapping.Responses.List(items, Item);

    public static List<Dictionary<string, Model.AttributeValue>> Items(List<Item> items) => Mapping.Responses.List(items, Item)!;

    /// <summary>The size of all items by the service's rules, in bytes.</summary>
    public static long SizeBytes(List<Item>? items)
    {
        var sum = 0L;
        foreach (var item in items ?? [])
            sum += item.SizeBytes;
        return sum;
    }

    public static Dictionary<string, Model.AttributeValue> Item(Item item)
    {
        var attributes = Collections.NewDictionary<Model.AttributeValue>(item.Count);
        foreach (var entry in item.Entries)
            attributes.Add(entry.Name.Text, Value(entry.Value));
        return attributes;
    }

    private static Model.AttributeValue Value(in AttributeValue value) => value.Type switch
    {
        AttributeType.S => new() { S = value.AsString() },
        AttributeType.N => new() { N = Number(value) },
        AttributeType.B => new() { B = Stream(value.AsBinary()) },
        AttributeType.BOOL => new() { BOOL = value.AsBoolean() },
        AttributeType.NULL => new() { NULL = true },
        AttributeType.M => new() { M = Item(value.AsItem()) },
        AttributeType.L => new() { L = List(value) },
        AttributeType.SS => new() { SS = Members(value, static member => Encoding.UTF8.GetString(member)) },
        AttributeType.NS => new() { NS = Members(value, static member => DynamoNumber.Decode(member).ToString()) },
        _ => new() { BS = Members(value, static member => Stream(member.ToArray())) },
    };

    private static List<Model.AttributeValue> List(in AttributeValue list)
    {
        var elements = Collections.NewList<Model.AttributeValue>(list.Count);
        foreach (var element in list)
            elements.Add(Value(element));
        return elements;
    }

    private static string Number(in AttributeValue number) => number.TryGetInt64(out var integer)
        ? integer.ToString(CultureInfo.InvariantCulture)
        : number.AsNumber().ToString();

    private static List<T> Members<T>(in AttributeValue set, Func<ReadOnlySpan<byte>, T> convert)
    {
        var members = set.MembersOf(set.Type);
        var list = Collections.NewList<T>(members.Count);
        foreach (var member in members)
            list.Add(convert(member));
        return list;
    }

    /// <summary>As the SDK makes them: to be written to as well, and showing their buffer.</summary>
    private static MemoryStream Stream(byte[] bytes) => new(bytes, 0, bytes.Length, writable: true, publiclyVisible: true);
}
