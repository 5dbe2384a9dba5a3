using System.Text;
using System.Text.Json;
using CsCheck;

namespace LocalDynamo.Tests.Values;

public class JsonTests
{
    [Fact]
    public void PlainJson_RoundTrips()
    {
        const string Json = """{"s":"ä\"\\","n":-1.5,"t":true,"f":false,"z":null,"l":[1,[],{}],"m":{"x":{"y":1}}}""";

        Item.FromJson(Json).ToJson().Should().Be(Json);
    }

    [Fact]
    public void PlainJson_NumbersInOtherForms_AreStoredInFullDecimalForm() =>
        Item.FromJson("""{"a":1.50,"b":1e3,"c":-0,"d":1E-5}""").ToJson().Should().Be("""{"a":1.5,"b":1000,"c":0,"d":0.00001}""");

    [Fact]
    public void PlainJson_Indented_IsOnSeveralLines() => new Item { ["a"] = 1 }.ToJson(indented: true).Should().Contain("\n");

    [Fact]
    public void DynamoJson_AllTypes_RoundTrip()
    {
        const string Json =
            """{"s":{"S":"x"},"n":{"N":"1.5"},"b":{"B":"AQI="},"t":{"BOOL":true},"z":{"NULL":true},"l":{"L":[{"S":"a"},{"N":"1"}]},"m":{"M":{"k":{"S":"v"}}},"ss":{"SS":["a","b"]},"ns":{"NS":["-1","2"]},"bs":{"BS":["AQ==","Ag=="]}}""";

        Item.FromDynamoJson(Json).ToDynamoJson().Should().Be(Json);
    }

    [Theory]
    [InlineData("""{"a":{}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData(
        """{"a":{"S":"x","N":"1"}}""",
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes")]
    [InlineData("""{"a":{"X":"1"}}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    [InlineData("""{"a":{"N":"x"}}""", "The parameter cannot be converted to a numeric value: x")]
    [InlineData("""{"a":{"SS":[]}}""", "One or more parameter values were invalid: An string set  may not be empty")]
    public void DynamoJson_InvalidValues_GetTheServicesError(string json, string message) =>
        json.Invoking(text => Item.FromDynamoJson(text)).Should().Throw<ValidationException>().WithMessage(message);

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":{"S":1}}""")]
    [InlineData("""{"a":{"B":"*"}}""")]
    [InlineData("""{"a":{"L":{}}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"a":{"S":"\ud800"}}""")]
    public void DynamoJson_OfAnotherShape_IsAFormatError(string json) =>
        json.Invoking(text => Item.FromDynamoJson(text)).Should().Throw<FormatException>();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"a" 1}""")]
    public void TextThatIsNotJson_IsAJsonError(string json)
    {
        json.Invoking(text => Item.FromJson(text)).Should().Throw<JsonException>();
        json.Invoking(text => Item.FromDynamoJson(text)).Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData(33)]
    [InlineData(60)]
    public void Nesting_TooDeep_IsTheServicesError(int levels)
    {
        var json = $$"""{"a":{{new string('[', levels)}}{{new string(']', levels)}}}""";

        json.Invoking(text => Item.FromJson(text)).Should().Throw<ValidationException>().WithMessage("Nesting Levels have exceeded *");
    }

    [Fact]
    public void Nesting_Of200000Levels_EndsInAnErrorAtOnce()
    {
        var json = """{"a":""" + new string('[', 200_000);

        json.Invoking(text => Item.FromJson(text)).Should().Throw<Exception>().Which.Should().Match(
            error => error is ValidationException || error is JsonException);
    }

    [Fact]
    public void GeneratedItems_RoundTripThroughBothForms() =>
        ItemGenerators.Item.Sample(item =>
        {
            Item.FromDynamoJson(item.ToDynamoJson()).Should().Be(item);
            var plain = Item.FromJson(item.ToJson());
            Item.FromJson(plain.ToJson()).Should().Be(plain);
        });

    [Fact]
    public void GeneratedBytes_NeverEndInAnotherError() =>
        Gen.Byte.Array[0, 40].Select(Gen.OneOf("""{"a":{"S":"x"}}""", """{"a":[1,{"b":null}]}""")).Sample((noise, json) =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            for (var i = 0; i < noise.Length; i += 8)
                bytes[noise[i] % bytes.Length] = noise[i];
            try
            {
                _ = Item.FromJson(bytes);
            }
            catch (Exception error) when (error is JsonException or FormatException or ValidationException)
            {
            }
        });
}
