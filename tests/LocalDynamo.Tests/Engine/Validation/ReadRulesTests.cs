using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class ReadRulesTests
{
    private static readonly Dictionary<string, Condition> IsNull = new() { ["a"] = new() { ComparisonOperator = "NULL" } };
    private static readonly Dictionary<string, Condition> PkIsA =
        new() { ["pk"] = new() { ComparisonOperator = "EQ", AttributeValueList = ["a"] } };

    [Fact]
    public void GetItem_WithDuplicateAttributesToGet_IsRefused() =>
        Error(new GetItemRequest { TableName = "Music", Key = new Item { ["pk"] = "a" }, AttributesToGet = ["a", "a"] })
            .Should().Be("One or more parameter values were invalid: Duplicate value in attribute name: a");

    [Fact]
    public void GetItem_WithEmptyAttributesToGet_IsRefused() =>
        Error(new GetItemRequest { TableName = "Music", Key = new Item { ["pk"] = "a" }, AttributesToGet = [] }).Should().Be(
            "1 validation error detected: Value '[]' at 'attributesToGet' failed to satisfy constraint: " +
            "Member must have length greater than or equal to 1");

    [Fact]
    public void Requests_WithNullElements_FailAConstraint()
    {
        Error(new GetItemRequest { TableName = "Music", Key = new Item { ["pk"] = "a" }, AttributesToGet = ["a", null!] })
            .Should().Contain("Value null at 'attributesToGet.2.member'");
        Error(new ScanRequest { TableName = "Music", ScanFilter = new() { ["a"] = null! } })
            .Should().Contain("Value null at 'scanFilter.a.member.comparisonOperator'");
    }

    [Fact]
    public void GetItem_WithoutKey_IsRefused() =>
        Error(new GetItemRequest { TableName = "Music" })
            .Should().Be("1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null");

    [Fact]
    public void Query_MixingEverything_NamesEverything() =>
        Error(new QueryRequest
        {
            TableName = "Music",
            KeyConditions = PkIsA,
            QueryFilter = IsNull,
            AttributesToGet = ["a"],
            ConditionalOperator = ConditionalOperator.OR,
            KeyConditionExpression = "pk = :a",
            FilterExpression = "a = b",
            ProjectionExpression = "a",
        }).Should().Be(
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: " +
            "{AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions} Expression parameters: " +
            "{ProjectionExpression, FilterExpression, KeyConditionExpression}");

    [Fact]
    public void Query_WithoutKeyConditions_IsRefused() =>
        Error(new QueryRequest { TableName = "Music" })
            .Should().Be("Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");

    [Fact]
    public void Query_WithEmptyKeyConditions_IsRefused() =>
        Error(new QueryRequest { TableName = "Music", KeyConditions = [] }).Should().Be("Conditions must be at least length 1");

    [Fact]
    public void Query_WithValuesButLegacyConditions_NamesBothExpressions() =>
        Error(new QueryRequest { TableName = "Music", KeyConditions = PkIsA, ExpressionAttributeValues = new() { [":a"] = "a" } })
            .Should().Be(
                "ExpressionAttributeValues can only be specified when using expressions: " +
                "FilterExpression and KeyConditionExpression are null");

    [Fact]
    public void Scan_WithValuesAndProjectionAlone_IsRefused() =>
        Error(new ScanRequest { TableName = "Music", ProjectionExpression = "a", ExpressionAttributeValues = new() { [":a"] = "a" } })
            .Should().Be("ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null");

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void QueryAndScan_WithLimitBelowOne_AreRefused(int limit)
    {
        var error = $"1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: " +
            "Member must have value greater than or equal to 1";
        Error(new QueryRequest { TableName = "Music", KeyConditionExpression = "pk = :a", Limit = limit }).Should().Be(error);
        Error(new ScanRequest { TableName = "Music", Limit = limit }).Should().Be(error);
    }

    [Theory]
    [InlineData("", "2 validation errors detected: Value '' at 'indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("ab", "1 validation error detected: Value 'ab' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("a b c", "1 validation error detected: Value 'a b c' at 'indexName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    public void QueryAndScan_WithAnIndexNameThatIsNone_AreRefused(string name, string error)
    {
        Error(new QueryRequest { TableName = "Music", IndexName = name, KeyConditionExpression = "pk = :a" }).Should().Be(error);
        Error(new ScanRequest { TableName = "Music", IndexName = name }).Should().Be(error);
    }

    [Fact]
    public void Scan_WithFilterWithoutOperator_IsRefused() =>
        Error(new ScanRequest { TableName = "Music", ScanFilter = new() { ["a"] = new() } }).Should().Be(
            "1 validation error detected: Value null at 'scanFilter.a.member.comparisonOperator' failed to satisfy constraint: " +
            "Member must not be null");

    [Theory]
    [InlineData("ALL_ATTRIBUTES", "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES")]
    [InlineData("ALL_PROJECTED_ATTRIBUTES", "Cannot specify the ProjectionExpression when choosing to get ALL_PROJECTED_ATTRIBUTES")]
    [InlineData("COUNT", "Cannot specify the ProjectionExpression when choosing to get only the Count")]
    public void Scan_WithProjection_GoesWithSpecificAttributesAlone(string select, string error) =>
        Error(new ScanRequest { TableName = "Music", Select = select, ProjectionExpression = "a" }).Should().Be(error);

    [Fact]
    public void Scan_ForSpecificAttributesWithoutProjection_IsRefused() =>
        Error(new ScanRequest { TableName = "Music", Select = Select.SPECIFIC_ATTRIBUTES })
            .Should().Be("Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");

    [Fact]
    public void Scan_ForProjectedAttributesOfATable_IsRefused() =>
        Error(new ScanRequest { TableName = "Music", Select = Select.ALL_PROJECTED_ATTRIBUTES })
            .Should().Be("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");

    [Theory]
    [InlineData(0, null, "If segment is specified, total segment must also be specified")]
    [InlineData(null, 1, "If total segments is specified, a particular segment must also be specified for this request")]
    [InlineData(5, 4, "1 validation error detected: Value '5' at 'segment' failed to satisfy constraint: Member must have value less than or equal to 3")]
    [InlineData(0, 0, "1 validation error detected: Value '0' at 'totalSegments' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData(0, 1_000_001, "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000")]
    public void Scan_WithSegmentsThatDoNotFit_IsRefused(int? segment, int? totalSegments, string error) =>
        Error(new ScanRequest { TableName = "Music", Segment = segment, TotalSegments = totalSegments }).Should().Be(error);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(999_999, 1_000_000)]
    public void Scan_OfASegment_Passes(int segment, int totalSegments) =>
        FluentActions.Invoking(() => RequestRules.Verify(new ScanRequest { TableName = "Music", Segment = segment, TotalSegments = totalSegments }))
            .Should().NotThrow();

    private static string Error(GetItemRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(QueryRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(ScanRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(Action verify) => verify.Should().Throw<ValidationException>().Which.Message;
}
