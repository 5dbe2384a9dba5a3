using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class TableRulesTests
{
    private const string NotSupported = "One or more parameter values were invalid: LocalDynamo does not support ";

    [Fact]
    public void CreateTable_InEveryMode_Passes()
    {
        Verify(_ => { }).Should().NotThrow();
        Verify(request => request.OnDemandThroughput = new() { MaxReadRequestUnits = 5, MaxWriteRequestUnits = -1 }).Should().NotThrow();
        Verify(request =>
        {
            request.BillingMode = null;
            request.ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 40_000 };
            request.StreamSpecification = new() { StreamEnabled = false };
            request.SSESpecification = new() { Enabled = false };
        }).Should().NotThrow();
    }

    [Fact]
    public void CreateTable_WithEmptyName_BreaksTwoConstraints() =>
        Error(request => request.TableName = "").Should().Be(
            "2 validation errors detected: Value '' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression " +
            "pattern: [a-zA-Z0-9_.-]+; Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3");

    [Fact]
    public void CreateTable_WithUnknownTexts_NamesTheElements() =>
        Error(request =>
        {
            request.KeySchema = [new("pk", "X")];
            request.AttributeDefinitions = [new("pk", "BOOL")];
        }).Should().Be(
            "2 validation errors detected: Value 'BOOL' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: " +
            "Member must satisfy enum value set: [B, N, S]; Value 'X' at 'keySchema.1.member.keyType' failed to satisfy constraint: " +
            "Member must satisfy enum value set: [HASH, RANGE]");

    public static TheoryData<string, string, string> Keys => new()
    {
        { "", "pk", "1 validation error detected: Value '[]' at 'keySchema' failed to satisfy constraint: Member must have length greater than or equal to 1" },
        { "pk:HASH", "", "Invalid KeySchema: Some index key attribute have no definition" },
        { "pk:HASH sk:RANGE z:RANGE", "pk sk z", "Key Schema too big.  Key Schema must at most consist of the hash and range key of a table" },
        { "pk:RANGE", "pk", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { "pk:HASH sk:HASH", "pk sk", "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type" },
        { "sk:RANGE pk:HASH", "pk sk", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { "pk:HASH pk:RANGE", "pk", "Both the Hash Key and the Range Key element in the KeySchema have the same name" },
        { "pk:HASH", "x", "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [pk], AttributeDefinitions: [x]" },
        { "pk:HASH sk:RANGE", "pk", "Invalid KeySchema: Some index key attribute have no definition" },
        { "pk:HASH", "pk pk", "Attribute Name is duplicated: pk" },
        { "pk:HASH", "pk x", "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions" },
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void CreateTable_WithMisshapenKey_IsRefused(string keySchema, string definitions, string error) =>
        Error(request =>
        {
            request.KeySchema = [.. Split(keySchema).Select(text => new KeySchemaElement(text.Split(':')[0], text.Split(':')[1]))];
            request.AttributeDefinitions = [.. Split(definitions).Select(name => new AttributeDefinition(name, ScalarAttributeType.S))];
        }).Should().Be(error);

    [Fact]
    public void CreateTable_WithoutKeyAndDefinitions_TellsThatBothAreMissing() =>
        Error(request => (request.KeySchema, request.AttributeDefinitions) = (null, null)).Should().Be(
            "2 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy constraint: Member must not be null; " +
            "Value null at 'keySchema' failed to satisfy constraint: Member must not be null");

    [Fact]
    public void CreateTable_WithKeyNameOf256Bytes_IsRefused() =>
        Error(request =>
        {
            request.KeySchema = [new(new string('é', 128), KeyType.HASH)];
            request.AttributeDefinitions = [new(new string('é', 128), ScalarAttributeType.S)];
        }).Should().Be("Names of key attributes and attributes projected into an index must be between 1 and 255 characters, inclusive");

    [Fact]
    public void CreateTable_WithoutThroughputAndMode_IsRefused() =>
        Error(request => request.BillingMode = null).Should().Be(
            "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");

    [Fact]
    public void CreateTable_OnDemandWithThroughput_IsRefused() =>
        Error(request => request.ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 }).Should().Be(
            "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when " +
            "BillingMode is PAY_PER_REQUEST");

    [Fact]
    public void CreateTable_WithThroughputBeyondTheQuota_IsRefused() =>
        Error(request =>
        {
            request.BillingMode = null;
            request.ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 40_001 };
        }).Should().Be("Cannot increase provisioned throughput to more than 40,000 units per table");

    [Fact]
    public void CreateTable_WithHalfAThroughput_NamesTheMissingHalf() =>
        Error(request => request.ProvisionedThroughput = new() { ReadCapacityUnits = 0 }).Should().Be(
            "2 validation errors detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must " +
            "have value greater than or equal to 1; Value null at 'provisionedThroughput.writeCapacityUnits' failed to satisfy " +
            "constraint: Member must not be null");

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(null)]
    public void CreateTable_WithOnDemandBoundBelowOne_IsRefused(int? units) =>
        Error(request => request.OnDemandThroughput = new() { MaxReadRequestUnits = units })
            .Should().Be("Table read and write throughput must be at least 1, and cannot be null");

    public static TheoryData<Action<CreateTableRequest>, string> Unsupported => new()
    {
        { request => request.VectorIndexes = [new()], "vector indexes" },
        { request => request.StreamSpecification = new() { StreamEnabled = true, StreamViewType = "KEYS_ONLY" }, "streams" },
        { request => request.SSESpecification = new() { Enabled = true }, "encryption at rest" },
        { request => request.ResourcePolicy = "{}", "resource policies" },
        { request => request.GlobalTableSourceArn = "arn:x", "global tables" },
        { request => request.GlobalTableSettingsReplicationMode = "ENABLED", "global tables" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void CreateTable_WithWhatIsNotThereYet_IsRefusedByName(Action<CreateTableRequest> change, string what) =>
        Error(change).Should().Be($"{NotSupported}{what} yet");

    [Fact]
    public void CreateTable_WithTagsBeyondTheirRules_IsRefused()
    {
        Error(request => request.Tags = [new() { Key = "a", Value = "1" }, new() { Key = "a", Value = "2" }])
            .Should().EndWith("Duplicate tag key: a");
        Error(request => request.Tags = [new() { Key = "aws:a", Value = "1" }]).Should().EndWith("are reserved");
        Error(request => request.Tags = [.. Enumerable.Range(0, 51).Select(i => new Tag { Key = $"t{i}", Value = "" })])
            .Should().EndWith("at most 50 tags");
        Error(request => request.Tags = [new() { Key = "" }]).Should().StartWith("2 validation errors detected: Value '' at 'tags.1.member.key'");
    }

    [Theory]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(101, "less than or equal to 100")]
    public void ListTables_WithLimitOutOfRange_IsRefused(int limit, string bound) =>
        FluentActions.Invoking(() => RequestRules.Verify(new ListTablesRequest { Limit = limit }))
            .Should().Throw<ValidationException>().WithMessage($"*Value '{limit}' at 'limit'*{bound}");

    [Fact]
    public void UpdateTable_WithNothingToDo_IsRefused() =>
        FluentActions.Invoking(() => RequestRules.Verify(new UpdateTableRequest { TableName = "Music" }))
            .Should().Throw<ValidationException>().WithMessage("At least one of ProvisionedThroughput, * is required");

    [Fact]
    public void DescribeTable_ByArn_Passes() =>
        FluentActions.Invoking(() => RequestRules.Verify(
            new DescribeTableRequest { TableName = "arn:aws:dynamodb:us-east-1:000000000000:table/Music" })).Should().NotThrow();

    private static string[] Split(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Error(Action<CreateTableRequest> change) =>
        Verify(change).Should().Throw<ValidationException>().Which.Message;

    private static Action Verify(Action<CreateTableRequest> change)
    {
        var request = new CreateTableRequest
        {
            TableName = "Music",
            KeySchema = [new("pk", KeyType.HASH)],
            AttributeDefinitions = [new("pk", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        };
        change(request);
        return () => RequestRules.Verify(request);
    }
}
