using System.Text;
using System.Text.Json;
using CsCheck;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Tests.Values.Json;

/// <summary>What front doors read from the wire.</summary>
public sealed class DynamoJsonTests
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string Empty = "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
    private const string Several =
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";

    private const string NoNumber = "The parameter cannot be converted to a numeric value";
    private const string NoStructure = "Start of structure or map found where not expected";

    [Theory]
    [InlineData("{}", Empty)]
    [InlineData("""{"X":{"Y":[1,{}]}}""", Empty)]
    [InlineData("""{"S":null}""", Empty)]
    [InlineData("null", "The supplied Item contains a null AttributeValue")]
    [InlineData("""{"S":"a","N":"1"}""", Several)]
    [InlineData("""{"S":"a","N":"1","B":""}""", Several)]
    [InlineData("""{"S":"a","N":"x"}""", NoNumber + ": x")]
    [InlineData("""{"N":"x","S":"a"}""", NoNumber + ": x")]
    [InlineData("""{"N":""}""", NoNumber)]
    [InlineData("""{"N":"1","N":"x"}""", NoNumber + ": x")]
    [InlineData("""{"N":"1E126"}""", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [InlineData("""{"N":"1E-131"}""", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [InlineData(
        """{"N":"123456789012345678901234567890123456789"}""", "Attempting to store more than 38 significant digits in a Number")]
    [InlineData("""{"SS":[]}""", Invalid + "An string set  may not be empty")]
    [InlineData("""{"NS":[]}""", Invalid + "An number set  may not be empty")]
    [InlineData("""{"BS":[]}""", Invalid + "Binary sets should not be empty")]
    [InlineData("""{"SS":["a",null]}""", Invalid + "An string set may not have a null string as a member")]
    [InlineData("""{"NS":["1",null]}""", NoNumber)]
    [InlineData("""{"NS":["1","x","y"]}""", NoNumber + ": x")]
    [InlineData("""{"BS":[null]}""", Invalid + "A binary set may not have a null binary as a member")]
    [InlineData("""{"SS":["b","a","b"]}""", Invalid + """Input collection ["b", "a", "b"] contains duplicates.""")]
    [InlineData("""{"NS":["1","2","1.0"]}""", "Input collection contains duplicates")]
    [InlineData("""{"BS":["AA==","AQ==","AA=="]}""", Invalid + "Input collection of type BS contains duplicates.")]
    [InlineData("""{"L":[{"S":"a"},{"L":[{}]}]}""", Empty)]
    [InlineData("""{"L":[null]}""", "The supplied Item contains a null AttributeValue")]
    [InlineData("""{"M":{"a":{"N":"x"}}}""", NoNumber + ": x")]
    [InlineData("""{"M":{"a":null}}""", "The supplied Item contains a null AttributeValue: a is null")]
    public void ReadValue_OfAValueThatTheServiceRefuses_IsFaulty(string json, string text) => Read(json).Fault!.Message.Should().Be(text);

    [Theory]
    [InlineData("""{"S":null,"N":"1"}""", """{"N":"1"}""")]
    [InlineData("""{"S":"a","S":"b"}""", """{"S":"b"}""")]
    [InlineData("""{"N":"x","N":"1"}""", """{"N":"1"}""")]
    [InlineData("""{"X":[[1]],"S":"b"}""", """{"S":"b"}""")]
    [InlineData("""{"NULL":false}""", """{"NULL":true}""")]
    public void ReadValue_OfAnOddFormThatTheServiceTakes_IsTheValue(string json, string value) => Read(json).Should().Be(Read(value));

    [Fact]
    public void ReadItem_WithSeveralFaults_HasTheFirst()
    {
        var reader = Reader("""{"a":{"S":"x"},"b":{"M":{"c":{"SS":[]}}},"d":{}} """);

        DynamoJson.ReadItem(ref reader).Fault!.Message.Should().Be(Invalid + "An string set  may not be empty");
        reader.TokenType.Should().Be(JsonTokenType.EndObject);
        reader.CurrentDepth.Should().Be(0);
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(400, false)]
    public void ReadValue_NestedInLists_MayHave32Levels(int wrappers, bool isTaken)
    {
        var json = string.Concat(Enumerable.Repeat("""{"L":[""", wrappers)) + """{"N":"x"}""" + string.Concat(Enumerable.Repeat("]}", wrappers));

        // As an attribute of an item: that is the first level.
        var reader = Reader($$"""{"a":{{json.Replace("x", "1", StringComparison.Ordinal)}}}""");
        var item = DynamoJson.ReadItem(ref reader);

        item.Fault?.Message.Should().StartWith("Nesting Levels have exceeded supported limits");
        (item.Fault is null).Should().Be(isTaken);
    }

    [Theory]
    [InlineData("1", "Unexpected value type in payload")]
    [InlineData("\"x\"", "Unexpected value type in payload")]
    [InlineData("[]", "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue")]
    [InlineData("""{"S":1}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"S":1.5}""", "DECIMAL_VALUE cannot be converted to String")]
    [InlineData("""{"S":true}""", "TRUE_VALUE cannot be converted to String")]
    [InlineData("""{"S":[]}""", "Unrecognized collection type class java.lang.String")]
    [InlineData("""{"S":{}}""", NoStructure)]
    [InlineData("""{"N":1}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"BOOL":1}""", "NUMBER_VALUE cannot be converted to Boolean")]
    [InlineData("""{"BOOL":"true"}""", "Unexpected token received from parser")]
    [InlineData("""{"NULL":{}}""", NoStructure)]
    [InlineData("""{"B":false}""", "only base-64-encoded strings are convertible to bytes")]
    [InlineData("""{"B":"AAAAA"}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 5")]
    [InlineData("""{"B":"=+/="}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("""{"B":"AAAA    "}""", "Invalid last non-pad Base64 character dectected")]
    [InlineData("""{"L":1}""", "Unexpected field type")]
    [InlineData("""{"L":{}}""", NoStructure)]
    [InlineData("""{"SS":"a"}""", "Unexpected field type")]
    [InlineData("""{"SS":[1]}""", "NUMBER_VALUE cannot be converted to String")]
    [InlineData("""{"BS":["A"]}""", "Base64 encoded length is expected a multiple of 4 bytes but found: 1")]
    [InlineData("""{"M":1}""", "Unexpected field type")]
    [InlineData(
        """{"M":[]}""",
        "Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>")]
    [InlineData("""{"M":{"a":1}}""", "Unexpected value type in payload")]
    [InlineData("""{"N":"x","S":1}""", "NUMBER_VALUE cannot be converted to String")]
    public void ReadValue_OfAnotherKindOfJson_TellsTheServicesText(string json, string text) =>
        json.Invoking(Read).Should().Throw<WireTypeException>().Which.ServiceText.Should().Be(text);

    [Fact]
    public void GeneratedItems_ReadWhatWasWritten() => ItemGenerators.Item.Sample(item =>
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            DynamoJson.Write(writer, item);
        var reader = new Utf8JsonReader(stream.ToArray(), new JsonReaderOptions { MaxDepth = DynamoJson.MaxDepth });
        reader.Read();
        return DynamoJson.ReadItem(ref reader) == item;
    });

    [Fact]
    public void GeneratedItems_EncodedStraightFromTheWire_HaveTheBlockThatValuesGive()
    {
        var encoded = 0;
        ItemGenerators.Item.Sample(item =>
        {
            var reader = Reader(item.ToDynamoJson());
            if (WireItemEncoder.TryRead(ref reader) is not { } read)
                return true;

            Interlocked.Increment(ref encoded);
            return reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0 && read.Block.AsSpan().SequenceEqual(item.Compact().Block);
        });
        encoded.Should().BePositive("ordinary items are among them");
    }

    [Theory]
    [InlineData("""{"a":{"S":"x"},"a":{"S":"y"}}""", """{"a":{"S":"y"}}""")]
    [InlineData("""{"a":{"S":"x\n\u00e4"}}""", """{"a":{"S":"x\nä"}}""")]
    [InlineData("""{"\u0061":{"N":"1"}}""", """{"a":{"N":"1"}}""")]
    [InlineData("""{"a":{"N":"007"},"b":{"N":"-0"},"c":{"N":"1e2"}}""", """{"a":{"N":"7"},"b":{"N":"0"},"c":{"N":"100"}}""")]
    [InlineData("""{"a":{"N":"123456789012345678901"}}""", """{"a":{"N":"123456789012345678901"}}""")]
    public void ReadItem_WhateverWayItGoes_ReadsTheSame(string json, string item)
    {
        var reader = Reader(json);
        DynamoJson.ReadItem(ref reader).ToDynamoJson().Should().Be(item);
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(70_000)]
    public void ReadItem_AroundTheLengthWhereBlocksGrowWide_ReadsTheSame(int length)
    {
        var item = new Item { ["a"] = new string('x', length), ["b"] = AttributeValue.List(1, new Item { ["c"] = "d" }), ["e"] = 2 };
        var reader = Reader(item.ToDynamoJson());
        var read = DynamoJson.ReadItem(ref reader);

        read.Should().Be(item);
        read.Block.Should().Equal(item.Block);
    }

    [Fact]
    public void ReadItem_OfBytesThatAreNoUtf8_IsAFormatError()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"a":{"S":"x"}}""");
        bytes[11] = 0xFF;
        var read = () =>
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            return DynamoJson.ReadItem(ref reader);
        };

        read.Should().Throw<FormatException>();
    }

    private static AttributeValue Read(string json)
    {
        var reader = Reader(json);
        return DynamoJson.ReadValue(ref reader);
    }

    private static Utf8JsonReader Reader(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new JsonReaderOptions { MaxDepth = DynamoJson.MaxDepth });
        reader.Read();
        return reader;
    }
}
