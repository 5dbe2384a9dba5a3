using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LocalDynamo.Operations;
using LocalDynamo.Server.Wire;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Tests.Wire;

/// <summary>
/// The tables have every member of every request and reply, nested ones too: what they read and write is what reflection over the
/// library's types does.
/// </summary>
public sealed class TablesTests
{
    private const string Host = "localhost:8000";

    private static readonly JsonSerializerOptions Reflected = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new ItemConverter(), new ValueConverter(), new TimeConverter(), new ChoiceConverter() },
    };

    public static TheoryData<string> Operations => [.. OperationTable.All.Select(operation => operation.Name)];

    [Fact]
    public void Table_HasEveryOperationOfTheEngine() => OperationTable.All.Select(operation => operation.Name).Should().BeEquivalentTo(
        typeof(IDynamoEngine).Assembly.GetExportedTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(DynamoRequest<>))
            .Select(type => type.Name[..^"Request".Length]));

    [Theory]
    [MemberData(nameof(Operations))]
    public void Request_IsReadWithEveryMember(string name)
    {
        var operation = Find(name);
        var json = JsonSerializer.Serialize(Sample(operation.Request), operation.Request, Reflected);

        var read = operation.Table.GetType().GetMethod(nameof(Operation<GetItemRequest, GetItemResponse>.Read))!
            .CreateDelegate<ReadRequest>(operation.Table)(Encoding.UTF8.GetBytes(json));

        JsonSerializer.Serialize(read, operation.Request, Reflected).Should().Be(json);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Reply_IsWrittenWithEveryMember(string name)
    {
        var operation = Find(name);
        var reply = Sample(operation.Response);

        using var written = (JsonBuffer)operation.Table.GetType().GetMethod("Write")!.Invoke(operation.Table, [reply, Host])!;

        JsonNode.DeepEquals(
            JsonNode.Parse(written.Written),
            JsonSerializer.SerializeToNode(reply, operation.Response, Reflected)).Should().BeTrue(Encoding.UTF8.GetString(written.Written));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ReplyWithoutAnything_HasNoMembersButNumbers(string name)
    {
        var operation = Find(name);

        using var written = (JsonBuffer)operation.Table.GetType().GetMethod("Write")!
            .Invoke(operation.Table, [Activator.CreateInstance(operation.Response), Host])!;

        JsonNode.Parse(written.Written)!.AsObject().Where(member => member.Value?.GetValueKind() != JsonValueKind.Number).Should().BeEmpty();
    }

    private delegate object ReadRequest(ReadOnlySpan<byte> body);

    private static (object Table, Type Request, Type Response) Find(string name)
    {
        var table = OperationTable.Find("DynamoDB_20120810." + name)!;
        var types = table.GetType().GetGenericArguments();
        return (table, types[0], types[1]);
    }

    /// <summary>An object of a type with all its members set.</summary>
    private static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return "täxt\"";
        if (type == typeof(bool))
            return true;
        if (type == typeof(int))
            return 7;
        if (type == typeof(long))
            return 1L << 40;
        if (type == typeof(double))
            return 2.5;
        if (type == typeof(DateTime))
            return DateTime.UnixEpoch.AddMilliseconds(1_700_000_000_123);
        if (type == typeof(Item))
            return new Item { ["n"] = 1.5m, ["b"] = new byte[] { 1 }, ["l"] = ["x", true, AttributeValue.Null] };
        if (type == typeof(AttributeValue))
            return AttributeValue.NumberSet(1, 2);
        if (IsChoice(type))
            return Activator.CreateInstance(type, "CHOICE")!;
        if (type.IsGenericType && Activator.CreateInstance(type) is IDictionary map)
        {
            map.Add("#key", Sample(type.GetGenericArguments()[1]));
            return map;
        }

        if (type.IsGenericType && Activator.CreateInstance(type) is IList list)
        {
            _ = list.Add(Sample(type.GetGenericArguments()[0]));
            return list;
        }

        var sample = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            property.SetValue(sample, Sample(property.PropertyType));
        return sample;
    }

    private static bool IsChoice(Type type) => type.IsValueType && type.GetConstructor([typeof(string)]) is not null;

    private sealed class ItemConverter : JsonConverter<Item>
    {
        public override Item Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => DynamoJson.ReadItem(ref reader);

        public override void Write(Utf8JsonWriter writer, Item value, JsonSerializerOptions options) => DynamoJson.Write(writer, value);
    }

    private sealed class ValueConverter : JsonConverter<AttributeValue>
    {
        public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DynamoJson.ReadValue(ref reader);

        public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) =>
            DynamoJson.WriteValue(writer, value);
    }

    private sealed class TimeConverter : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Replies alone have times.");

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteNumberValue((decimal)(value - DateTime.UnixEpoch).TotalMilliseconds / 1000);
    }

    private sealed class ChoiceConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.Namespace == "LocalDynamo.Operations" && IsChoice(typeToConvert)
            || (typeToConvert.Namespace == "LocalDynamo" && typeToConvert != typeof(AttributeValue) && IsChoice(typeToConvert));

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

        private sealed class Converter<T> : JsonConverter<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
        }
    }
}
