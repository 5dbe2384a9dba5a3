using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Sdk;

/// <summary>The SDK's objects from and to JSON, member by member: what is null is not there, what is empty is.</summary>
internal static partial class SdkJson
{
    private static readonly HashSet<string> NotCompared =
    [
        // An id that each side draws for itself, and the length of JSON that only one side has.
        nameof(AmazonWebServiceResponse.ResponseMetadata), nameof(AmazonServiceException.RequestId), nameof(AmazonWebServiceResponse.ContentLength),
        // Told apart from the members, see the endpoint.
        nameof(AmazonServiceException.Retryable), nameof(AmazonServiceException.ErrorCode),
    ];

    public static object? Read(Type type, JsonNode? node)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node is null)
            return null;
        if (type == typeof(MemoryStream))
            return new MemoryStream(Convert.FromBase64String((string)node!));
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, (string)node!);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
            return ReadList(type, node.AsArray());
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            return ReadDictionary(type, node.AsObject());
        return type.Namespace == "System" ? node.Deserialize(type) : ReadMembers(type, node.AsObject());
    }

    /// <summary>The members of an answer or an exception, without those of <see cref="Exception"/>.</summary>
    /// <remarks>Through a text, as from the wire: a number in it is no int or double then, and can be read as either.</remarks>
    public static JsonObject Write(object value) => (JsonObject)JsonNode.Parse(
        WriteMembers(value).ToJsonString(WireJson.Plain), documentOptions: new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth })!;

    private static JsonObject WriteMembers(object value)
    {
        var members = new JsonObject();
        foreach (var member in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (member.DeclaringType != typeof(Exception) && !NotCompared.Contains(member.Name) && !IsMark().IsMatch(member.Name)
                && Content(value, member) is { } content)
            {
                members[member.Name] = content;
            }
        }

        return members;
    }

    /// <remarks>
    /// Under AWSConfigs.InitializeCollections no collection is null, and an empty one is there only if a mark beside it says so: null would be a fault,
    /// and shows as a text.
    /// </remarks>
    private static JsonNode? Content(object value, PropertyInfo member)
    {
        var content = member.GetValue(value);
        if (!AWSConfigs.InitializeCollections || member.PropertyType == typeof(string) || !member.PropertyType.IsAssignableTo(typeof(ICollection)))
            return WriteNode(content);
        return content is null ? "null"
            : content is ICollection { Count: > 0 } || value.GetType().GetProperty($"Is{member.Name}Set")?.GetValue(value) is true ? WriteNode(content)
            : null;
    }

    private static JsonNode? WriteNode(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        DateTime time => (time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds,
        Enum member => member.ToString(),
        ConstantClass member => member.Value,
        MemoryStream stream => Convert.ToBase64String(stream.ToArray()),
        IDictionary dictionary => new JsonObject(dictionary.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, WriteNode(dictionary[key])))),
        IList list => new JsonArray([.. list.Cast<object?>().Select(WriteNode)]),
        _ => WriteMembers(value),
    };

    private static object ReadMembers(Type type, JsonObject members)
    {
        var value = Activator.CreateInstance(type)!;
        foreach (var (name, content) in members)
        {
            var member = type.GetProperty(name) ?? throw new MissingMemberException(type.Name, name);
            member.SetValue(value, Read(member.PropertyType, content));
            // Under AWSConfigs.InitializeCollections an empty collection is sent only if it is marked.
            if (content is JsonArray { Count: 0 } or JsonObject { Count: 0 })
                type.GetProperty($"Is{name}Set")?.SetValue(value, true);
        }

        return value;
    }

    private static IList ReadList(Type type, JsonArray elements)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        foreach (var element in elements)
            _ = list.Add(Read(type.GetGenericArguments()[0], element));
        return list;
    }

    private static IDictionary ReadDictionary(Type type, JsonObject members)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var (name, content) in members)
            dictionary.Add(name, Read(type.GetGenericArguments()[1], content));
        return dictionary;
    }

    /// <summary>The properties beside others that say whether those are set, which shows in them.</summary>
    [GeneratedRegex("^Is.+Set$")]
    private static partial Regex IsMark();
}
