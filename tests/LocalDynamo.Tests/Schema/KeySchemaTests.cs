using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Schema;

public sealed class KeySchemaTests
{
    private static readonly KeySchema Partition = new(AttributeName.Of("pk"), AttributeType.S);
    private static readonly KeySchema Sorted = new(AttributeName.Of("pk"), AttributeType.B, AttributeName.Of("sk"), AttributeType.S);
    private static readonly KeySchema Numbered = new(AttributeName.Of("pk"), AttributeType.S, AttributeName.Of("sk"), AttributeType.N);

    [Fact]
    public void VerifyItem_WithKeysAtTheirLargest_Passes()
    {
        var item = new Item { ["pk"] = new byte[2_048], ["sk"] = new string('a', 1_024), ["other"] = 1 };

        Sorted.Invoking(schema => schema.VerifyItem(item)).Should().NotThrow();
    }

    [Fact]
    public void VerifyItem_WithoutSortKey_NamesIt() =>
        ItemError(Numbered, new Item { ["pk"] = "a" })
            .Should().Be("One or more parameter values were invalid: Missing the key sk in the item");

    [Fact]
    public void VerifyItem_WithBothKeysMissing_NamesThePartitionKey() =>
        ItemError(Numbered, new Item { ["a"] = "a" })
            .Should().Be("One or more parameter values were invalid: Missing the key pk in the item");

    [Fact]
    public void VerifyItem_WithKeyOfOtherType_NamesBothTypes() =>
        ItemError(Partition, new Item { ["pk"] = 1 })
            .Should().Be("One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N");

    [Fact]
    public void VerifyItem_WithPartitionKeyOfOtherTypeAndNoSortKey_TellsTheType() =>
        ItemError(Numbered, new Item { ["pk"] = true })
            .Should().Be("One or more parameter values were invalid: Type mismatch for key pk expected: S actual: BOOL");

    [Fact]
    public void VerifyItem_WithEmptyBinaryKey_IsRefused() =>
        ItemError(Sorted, new Item { ["pk"] = Array.Empty<byte>(), ["sk"] = "" })
            .Should().Be(EmptyText("binary", "pk"));

    [Fact]
    public void VerifyItem_WithEmptyStringKey_IsRefused() =>
        ItemError(Sorted, new Item { ["pk"] = new byte[1], ["sk"] = "" }).Should().Be(EmptyText("string", "sk"));

    [Theory]
    [InlineData(2_049, 1, "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes")]
    [InlineData(1, 1_025, "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes")]
    public void VerifyItem_WithKeyOneByteTooLarge_IsRefused(int partitionKeyBytes, int sortKeyBytes, string error) =>
        ItemError(Sorted, new Item { ["pk"] = new byte[partitionKeyBytes], ["sk"] = new string('a', sortKeyBytes) })
            .Should().Be(error);

    [Fact]
    public void VerifyItem_WithKeyOfManyByteCharacters_CountsBytes() =>
        ItemError(Partition, new Item { ["pk"] = new string('é', 1_025) }).Should().Contain("Size of hashkey has exceeded");

    [Fact]
    public void VerifyKey_WithExactlyTheKey_Passes() =>
        Sorted.Invoking(schema => schema.VerifyKey(new Item { ["sk"] = "a", ["pk"] = new byte[1] })).Should().NotThrow();

    public static TheoryData<string> KeysThatDoNotMatch => ["{}", """{"pk":"a"}""", """{"pk":"a","x":"a"}""", """{"pk":true,"sk":"a"}""",
        """{"pk":"a","sk":"a","x":"a"}"""];

    [Theory]
    [MemberData(nameof(KeysThatDoNotMatch))]
    public void VerifyKey_WithOtherAttributesOrTypes_DoesNotMatch(string json) =>
        KeyError(new KeySchema(AttributeName.Of("pk"), AttributeType.S, AttributeName.Of("sk"), AttributeType.B), Item.FromJson(json))
            .Should().Be("The provided key element does not match the schema");

    [Fact]
    public void VerifyKey_WithEmptyKey_IsRefused() => KeyError(Partition, new Item { ["pk"] = "" }).Should().Be(EmptyText("string", "pk"));

    public static TheoryData<Item> StartKeysThatDoNotMatch =>
    [
        [],
        new() { ["pk"] = new byte[1] },
        new() { ["pk"] = new byte[1], ["x"] = "a" },
        new() { ["pk"] = new byte[1], ["sk"] = "a", ["x"] = "a" },
        new() { ["pk"] = Array.Empty<byte>(), ["sk"] = true },
    ];

    [Theory]
    [MemberData(nameof(StartKeysThatDoNotMatch))]
    public void VerifyStartKey_WithOtherAttributesOrTypes_DoesNotMatch(Item key) => StartKeyError(Sorted, key).Should().Be("misfit");

    [Fact]
    public void VerifyStartKey_WithEmptySortKey_IsInvalidAndSaysWhy() =>
        StartKeyError(Sorted, new Item { ["pk"] = new byte[1], ["sk"] = "" })
            .Should().Be($"The provided starting key is invalid: {EmptyText("string", "sk")}");

    [Fact]
    public void KeyOf_Item_HasTheKeyAttributesAlone() =>
        Sorted.KeyOf(new Item { ["x"] = 1, ["sk"] = "a", ["pk"] = new byte[] { 7 } })
            .Should().Be(new Item { ["pk"] = new byte[] { 7 }, ["sk"] = "a" });

    [Fact]
    public void ToElements_TellsTheKeyAsTheWireDoes()
    {
        Numbered.ToElements().Should().Equal(new KeySchemaElement("pk", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE));
        Partition.ToElements().Should().Equal(new KeySchemaElement("pk", KeyType.HASH));
    }

    private static string EmptyText(string kind, string key) =>
        "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty " +
        $"{kind} value. Key: {key}";

    private static string ItemError(KeySchema schema, Item item) =>
        schema.Invoking(s => s.VerifyItem(item)).Should().Throw<ValidationException>().Which.Message;

    private static string KeyError(KeySchema schema, Item key) =>
        schema.Invoking(s => s.VerifyKey(key)).Should().Throw<ValidationException>().Which.Message;

    private static string StartKeyError(KeySchema schema, Item key) =>
        schema.Invoking(s => s.VerifyStartKey(key, "misfit")).Should().Throw<ValidationException>().Which.Message;
}
