namespace LocalDynamo.Tests.Values;

/// <summary>Sizes by the developer guide, "Item sizes and formats", and, for numbers, as measured on the service.</summary>
public class ItemSizeTests
{
    public static TheoryData<string, int> Values => new()
    {
        { """{"S":""}""", 0 },
        { """{"S":"abc"}""", 3 },
        { """{"S":"\u00e4\ud83d\ude00"}""", 6 },
        { """{"B":"AQID"}""", 3 },
        { """{"BOOL":true}""", 1 },
        { """{"NULL":true}""", 1 },
        { """{"N":"0"}""", 1 },
        { """{"N":"42"}""", 2 },
        { """{"N":"-42"}""", 3 },
        { """{"N":"123456"}""", 4 },
        { """{"N":"3.14159"}""", 5 },
        { """{"N":"0.0000001"}""", 2 },
        { """{"N":"1E125"}""", 2 },
        { """{"SS":["a","bc"]}""", 3 },
        { """{"NS":["1","-1"]}""", 5 },
        { """{"BS":["AQ==","AgM="]}""", 3 },
        { """{"L":[]}""", 3 },
        { """{"L":[{"S":"ab"},{"BOOL":false}]}""", 3 + 1 + 2 + 1 + 1 },
        { """{"M":{}}""", 3 },
        { """{"M":{"ab":{"S":"c"}}}""", 3 + 1 + 2 + 1 },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void SizeBytes_OfAnAttribute_IsNameAndValue(string value, int expected) =>
        Item.FromDynamoJson($$"""{"name":{{value}}}""").SizeBytes.Should().Be(4 + expected);

    [Fact]
    public void SizeBytes_OfItem_IsTheSumOfItsAttributes() =>
        new Item { ["a"] = "xyz", ["bc"] = [1], ["d"] = 10 }.SizeBytes.Should().Be((1 + 3) + (2 + 3 + 1 + 2) + (1 + 2));

    [Fact]
    public void SizeBytes_OfStringOrIntegerNotEncodedYet_IsThatOfTheEncoded()
    {
        foreach (var value in new AttributeValue[] { "", "ä", 0, -1, 42, 1200, long.MinValue, long.MaxValue })
            new Item { ["a"] = value }.SizeBytes.Should().Be(1 + value.SizeBytes);
    }
}
