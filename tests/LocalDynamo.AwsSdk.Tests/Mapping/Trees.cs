using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace LocalDynamo.AwsSdk.Tests.Mapping;

/// <summary>Objects of the SDK and of the library with every member filled, and both as trees that are equal where all members are.</summary>
internal sealed class Trees
{
    private int _count;

    /// <summary>A value of the type, in which no two texts or numbers are the same.</summary>
    public object Fill(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        var number = ++_count;
        if (type == typeof(string))
            return $"text {number}";
        if (type == typeof(bool))
            return true;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
            return Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
        if (type == typeof(DateTime))
            return DateTime.UnixEpoch.AddSeconds(number);
        if (type == typeof(Item))
            return new Item { [$"name {number}"] = $"text {number}" };
        if (type == typeof(AttributeValue))
            return (AttributeValue)$"text {number}";
        if (type == typeof(Model.AttributeValue))
            return new Model.AttributeValue($"text {number}");
        if (type.GetConstructor([typeof(string)]) is { } constructor && (type.IsSubclassOf(typeof(ConstantClass)) || type.IsValueType))
            return constructor.Invoke([$"text {number}"]);
        return type.IsAssignableTo(typeof(IEnumerable)) ? FillCollection(type) : FillMembers(type);
    }

    public static JsonNode? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int or long or double => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ConstantClass constant => constant.Value,
        Model.AttributeValue text => new JsonObject { ["S"] = text.S },
        AttributeValue text => new JsonObject { ["S"] = text.AsString() },
        Item item => new JsonObject(item.Select(attribute => KeyValuePair.Create(attribute.Key, Of(attribute.Value)))),
        IDictionary dictionary => new JsonObject(dictionary.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Of(dictionary[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Of)]),
        ValueType text => text.ToString(),
        _ => new JsonObject(Members(value.GetType()).Select(member => KeyValuePair.Create(member.Name, Of(member.GetValue(value))))),
    };

    /// <summary>All collections in an object of the SDK.</summary>
    public static IEnumerable<ICollection> Collections(object? value) => value switch
    {
        null or string or ValueType or ConstantClass => [],
        IDictionary dictionary => [dictionary, .. dictionary.Values.Cast<object?>().SelectMany(Collections)],
        IList list => [list, .. list.Cast<object?>().SelectMany(Collections)],
        MemoryStream => [],
        _ => Members(value.GetType()).SelectMany(member => Collections(member.GetValue(value))),
    };

    /// <summary>The members that the service's API has: not what the SDK adds to each answer, nor its marks beside others.</summary>
    private static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.DeclaringType != typeof(AmazonWebServiceResponse) && member.DeclaringType != typeof(AmazonWebServiceRequest))
        .Where(member => !(member.Name.StartsWith("Is", StringComparison.Ordinal) && member.Name.EndsWith("Set", StringComparison.Ordinal)))
        .OrderBy(member => member.Name, StringComparer.Ordinal);

    private object FillMembers(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var member in Members(type))
            member.SetValue(value, Fill(member.PropertyType));
        return value;
    }

    private object FillCollection(Type type)
    {
        var value = Activator.CreateInstance(type)!;
        for (var i = 0; i < 2; i++)
        {
            if (value is IDictionary dictionary)
                dictionary.Add($"key {++_count}", Fill(type.GetGenericArguments()[1]));
            else
                _ = ((IList)value).Add(Fill(type.GetGenericArguments()[0]));
        }

        return value;
    }
}
