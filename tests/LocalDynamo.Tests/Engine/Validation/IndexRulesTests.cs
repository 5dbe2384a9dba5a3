using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.IndexRequests;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class IndexRulesTests
{
    private const string TooLong = "Names of key attributes and attributes projected into an index must be between 1 and 255 characters, inclusive";

    private const string Unused =
        "One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: [a, b, c, d], keys used: [a, b, c]";

    private static readonly string[] ManyNames = [.. Enumerable.Range(0, 20).Select(i => $"x{i}")];

    public static TheoryData<string> GoodKeys =>
        ["c:HASH", "c:HASH a:RANGE", "a:HASH b:RANGE c:RANGE", "a:HASH b:HASH c:HASH d:HASH e:RANGE f:RANGE g:RANGE h:RANGE"];

    [Theory]
    [MemberData(nameof(GoodKeys))]
    public void CreateTable_WithGlobalKeyOfUpToFourAndFourAttributes_Passes(string key) =>
        Verify(Table(request =>
        {
            request.AttributeDefinitions = Definitions(string.Join(' ', Key($"a:HASH b:RANGE {key}").Select(part => part.AttributeName).Distinct()));
            request.GlobalSecondaryIndexes = [Global("gix", key)];
        })).Should().NotThrow();

    [Fact]
    public void CreateTable_WithAsMuchAsGoes_Passes() =>
        Verify(Table(request =>
        {
            request.LocalSecondaryIndexes = [.. Enumerable.Range(0, 5).Select(i => Local($"local{i}", projection: Include(ManyNames)))];
            request.GlobalSecondaryIndexes = [.. Enumerable.Range(0, 20).Select(i => Global($"global{i}"))];
        })).Should().NotThrow();

    public static TheoryData<string, string> LocalKeys => new()
    {
        { "", "No defined key schema.  A key schema containing at least a hash key must be defined for all tables" },
        { "a:HASH b:RANGE c:RANGE", "Key Schema too big.  Key Schema must at most consist of the hash and range key of a table" },
        { "a:HASH c:HASH", "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type" },
        { "c:RANGE", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { "c:RANGE a:HASH", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { "a:HASH a:RANGE", "Both the Hash Key and the Range Key element in the KeySchema have the same name" },
        { "c:HASH b:RANGE", "One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: lix. index hash key: c, table hash key: a" },
        { "a:HASH", "One or more parameter values were invalid: Index KeySchema does not have a range key for index: lix" },
        { "a:HASH q:RANGE", "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [a, b, c]" },
        { "q:HASH c:RANGE", "One or more parameter values were invalid: Index KeySchema does not have the same leading hash key as table KeySchema for index: lix. index hash key: q, table hash key: a" },
    };

    [Theory]
    [MemberData(nameof(LocalKeys))]
    public void CreateTable_WithMisshapenLocalKey_IsRefused(string key, string error) =>
        Error(request => request.LocalSecondaryIndexes = [Local("lix", key)]).Should().Be(error);

    public static TheoryData<string, string> GlobalKeys => new()
    {
        { "", "No defined key schema.  A key schema containing at least a hash key must be defined for all tables" },
        { "a:HASH b:HASH c:HASH d:HASH e:HASH", "Too many partition keys. GSI can have at most 4 partition keys" },
        { "a:HASH b:RANGE c:RANGE d:RANGE e:RANGE f:RANGE", "Too many sort keys. GSI can have at most 4 sort keys" },
        { "a:HASH b:HASH c:HASH d:HASH e:RANGE f:RANGE g:RANGE h:RANGE i:RANGE", "Key Schema too big.  Key Schema must at most consist of the hash and range key of a table" },
        { "c:RANGE", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { "a:HASH b:RANGE c:HASH", "Invalid key order. Hash Key must be specified first in key schema, Range Key must be specifed second" },
        { "a:HASH b:HASH a:RANGE", "Two keys can not have the same name" },
        { "q:HASH", "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [a, b, c]" },
        { "c:HASH q:RANGE", "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [a, b, c]" },
    };

    [Theory]
    [MemberData(nameof(GlobalKeys))]
    public void CreateTable_WithMisshapenGlobalKey_IsRefused(string key, string error) =>
        Error(request => request.GlobalSecondaryIndexes = [Global("gix", key)]).Should().Be(error);

    public static TheoryData<Projection?, string> Projections => new()
    {
        { null, "One or more parameter values were invalid: Unknown ProjectionType: null" },
        { new(), "One or more parameter values were invalid: Unknown ProjectionType: null" },
        { new() { NonKeyAttributes = ["x"] }, "One or more parameter values were invalid: Unknown ProjectionType: null" },
        { new() { ProjectionType = "INCLUDE" }, "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified" },
        { new() { ProjectionType = "ALL", NonKeyAttributes = ["x"] }, "One or more parameter values were invalid: ProjectionType is ALL, but NonKeyAttributes is specified" },
        { new() { ProjectionType = "KEYS_ONLY", NonKeyAttributes = ["x"] }, "One or more parameter values were invalid: ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified" },
        { Include("x", "y", "x"), "Cannot have two attributes with the same name" },
        { Include(""), TooLong },
        { Include(new string('é', 128)), TooLong },
        { Include([null!]), "Attribute name must be specified." },
    };

    [Theory]
    [MemberData(nameof(Projections))]
    public void CreateTable_WithMisshapenProjection_IsRefusedForEitherKind(Projection? projection, string error)
    {
        Error(request => request.LocalSecondaryIndexes = [Local("lix") with { Projection = projection }]).Should().Be(error);
        Error(request => request.GlobalSecondaryIndexes = [Global("gix") with { Projection = projection }]).Should().Be(error);
    }

    [Fact]
    public void CreateTable_WithProjectionOfKeyAttributes_Passes() =>
        Verify(Table(request => request.GlobalSecondaryIndexes = [Global("gix", projection: Include("a", "c", new string('x', 255)))])).Should().NotThrow();

    [Fact]
    public void CreateTable_ProjectingMoreThan100Names_IsRefusedHoweverTheyAreSpread()
    {
        const string error = "No more than 100 attributes per table can be projected into Local Secondary Indices";
        Error(request =>
        {
            request.LocalSecondaryIndexes = [.. Enumerable.Range(0, 5).Select(i => Local($"local{i}", projection: Include(ManyNames)))];
            request.GlobalSecondaryIndexes = [Global("gix", projection: Include("x0"))];
        }).Should().Be(error);
        Error(request => request.GlobalSecondaryIndexes =
            [.. Enumerable.Range(0, 6).Select(i => Global($"global{i}", projection: Include(i < 5 ? ManyNames : ["x0"])))]).Should().Be(error);
    }

    [Theory]
    [InlineData("ab", "Value 'ab' at '{0}' failed to satisfy constraint: Member must have length greater than or equal to 3")]
    [InlineData("a b", "Value 'a b' at '{0}' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")]
    [InlineData(null, "Value null at '{0}' failed to satisfy constraint: Member must not be null")]
    public void CreateTable_WithBadIndexName_BreaksAConstraint(string? name, string error)
    {
        Error(request => request.LocalSecondaryIndexes = [Local("lix"), Local(name!)])
            .Should().Be("1 validation error detected: " + error.Replace("{0}", "localSecondaryIndexes.2.member.indexName"));
        Error(request => request.GlobalSecondaryIndexes = [Global(name!)])
            .Should().Be("1 validation error detected: " + error.Replace("{0}", "globalSecondaryIndexes.1.member.indexName"));
    }

    [Fact]
    public void CreateTable_WithSeveralBadMembersOfAnIndex_TellsThemAll() =>
        Error(request => request.GlobalSecondaryIndexes =
        [
            new()
            {
                IndexName = "gix",
                KeySchema = [new("c", "X"), new("", KeyType.RANGE)],
                Projection = new() { ProjectionType = "SOME", NonKeyAttributes = [.. ManyNames, "y"] },
                ProvisionedThroughput = Units(0, null),
                WarmThroughput = new() { ReadUnitsPerSecond = 0 },
            },
        ]).Should().Be(
            "7 validation errors detected: " +
            "Value 'X' at 'globalSecondaryIndexes.1.member.keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]; " +
            "Value '' at 'globalSecondaryIndexes.1.member.keySchema.2.member.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1; " +
            "Value 'SOME' at 'globalSecondaryIndexes.1.member.projection.projectionType' failed to satisfy constraint: Member must satisfy enum value set: [ALL, INCLUDE, KEYS_ONLY]; " +
            $"Value '[{string.Join(", ", ManyNames)}, y]' at 'globalSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy constraint: Member must have length less than or equal to 20; " +
            "Value '0' at 'globalSecondaryIndexes.1.member.provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1; " +
            "Value null at 'globalSecondaryIndexes.1.member.provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must not be null; " +
            "Value '0' at 'globalSecondaryIndexes.1.member.warmThroughput.readUnitsPerSecond' failed to satisfy constraint: Member must have value greater than or equal to 1");

    [Fact]
    public void CreateTable_WithoutAnIndexInTheList_BreaksAConstraint() =>
        Error(request => request.LocalSecondaryIndexes = [null!]).Should().Be(
            "1 validation error detected: Value null at 'localSecondaryIndexes.1.member' failed to satisfy constraint: Member must not be null");

    [Fact]
    public void CreateTable_WithNoNonKeyAttributesInTheList_BreaksAConstraint() =>
        Error(request => request.LocalSecondaryIndexes = [Local("lix", projection: Include())]).Should().Be(
            "1 validation error detected: Value '[]' at 'localSecondaryIndexes.1.member.projection.nonKeyAttributes' failed to satisfy " +
            "constraint: Member must have length greater than or equal to 1");

    public static TheoryData<Action<CreateTableRequest>, string> Requests => new()
    {
        { request => request.LocalSecondaryIndexes = [], "One or more parameter values were invalid: List of LocalSecondaryIndexes is empty" },
        { request => request.GlobalSecondaryIndexes = [], "One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty" },
        { request => request.LocalSecondaryIndexes = [.. Enumerable.Range(0, 6).Select(i => Local($"local{i}"))], "One or more parameter values were invalid: Number of LocalSecondaryIndexes exceeds per-table limit of 5" },
        { request => request.GlobalSecondaryIndexes = [.. Enumerable.Range(0, 21).Select(i => Global($"global{i}"))], "One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of 20" },
        { request => request.LocalSecondaryIndexes = [Local("lix"), Local("lix")], "One or more parameter values were invalid: Duplicate index name: lix" },
        { request => request.GlobalSecondaryIndexes = [Global("gix"), Global("gix")], "One or more parameter values were invalid: Duplicate index name: gix" },
        { request => (request.LocalSecondaryIndexes, request.GlobalSecondaryIndexes) = ([Local("lix")], [Global("lix")]), "One or more parameter values were invalid: Duplicate index name: lix" },
        { request => (request.KeySchema, request.LocalSecondaryIndexes) = (Key("a:HASH"), [Local("lix")]), "One or more parameter values were invalid: Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex" },
        { request => (request.AttributeDefinitions, request.GlobalSecondaryIndexes) = (Definitions("a b c d"), [Global("gix")]), Unused },
        { request => (request.AttributeDefinitions, request.LocalSecondaryIndexes) = (Definitions("a b c d"), [Local("lix")]), Unused },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void CreateTable_WithIndexesThatDoNotGoTogether_IsRefused(Action<CreateTableRequest> change, string error) => Error(change).Should().Be(error);

    [Fact]
    public void CreateTable_WithSeveralFaults_TellsTheFirstInTheServicesOrder()
    {
        // Table before local before global indexes; one index after the other; of an index name, projection, key.
        Error(request => (request.KeySchema, request.LocalSecondaryIndexes) = (Key("a:RANGE"), [Local("lix", "q:HASH")]))
            .Should().Be("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        Error(request => (request.LocalSecondaryIndexes, request.GlobalSecondaryIndexes) = ([Local("lix", "a:HASH")], []))
            .Should().Be("One or more parameter values were invalid: Index KeySchema does not have a range key for index: lix");
        Error(request => request.GlobalSecondaryIndexes = [Global("gix", "q:HASH"), Global("gix", "q:RANGE")])
            .Should().Be("One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [q], AttributeDefinitions: [a, b, c]");
        Error(request => request.GlobalSecondaryIndexes = [Global("gix", "q:RANGE", new())])
            .Should().Be("One or more parameter values were invalid: Unknown ProjectionType: null");
        Error(request => (request.AttributeDefinitions, request.GlobalSecondaryIndexes) = (Definitions("a b c d"), []))
            .Should().Be("One or more parameter values were invalid: List of GlobalSecondaryIndexes is empty");
        Error(request => (request.BillingMode, request.GlobalSecondaryIndexes) = (BillingMode.PROVISIONED, [Global("gix", "q:HASH")]))
            .Should().Be("One or more parameter values were invalid: ProvisionedThroughput is not specified for index: gix");
    }

    public static TheoryData<GlobalSecondaryIndex, bool, string> Capacities => new()
    {
        { Global("gix"), true, "One or more parameter values were invalid: ProvisionedThroughput is not specified for index: gix" },
        { Global("gix") with { ProvisionedThroughput = Units(40_001, 1) }, true, "Cannot increase provisioned throughput to more than 40,000 units per global secondary index" },
        { Global("gix") with { ProvisionedThroughput = OneUnit, OnDemandThroughput = new() { MaxWriteRequestUnits = 5 } }, true, "One or more parameter values were invalid: MaxWriteRequestUnits for OnDemandThroughput for index: gix cannot be specified when table BillingMode is PROVISIONED" },
        { Global("gix") with { ProvisionedThroughput = OneUnit }, false, "One or more parameter values were invalid: ProvisionedThroughput should not be specified for index: gix when BillingMode is PAY_PER_REQUEST" },
        { Global("gix") with { OnDemandThroughput = new() { MaxReadRequestUnits = 0 } }, false, "Global Secondary Index's read and write throughput must be at least 1, and cannot be null" },
        { Global("gix") with { OnDemandThroughput = new() }, false, "Global Secondary Index's read and write throughput must be at least 1, and cannot be null" },
        { Global("gix") with { WarmThroughput = new() }, false, "One or more parameter values were invalid: WarmThroughput names no units" },
    };

    [Theory]
    [MemberData(nameof(Capacities))]
    public void CreateTable_WithCapacityThatDoesNotGoWithTheMode_IsRefused(GlobalSecondaryIndex index, bool isProvisioned, string error) =>
        Error(request =>
        {
            request.GlobalSecondaryIndexes = [index];
            if (isProvisioned)
                (request.BillingMode, request.ProvisionedThroughput) = (BillingMode.PROVISIONED, OneUnit);
        }).Should().Be(error);

    private static string Error(Action<CreateTableRequest> change) => Verify(Table(change)).Should().Throw<ValidationException>().Which.Message;

    private static Action Verify(CreateTableRequest request) => () => RequestRules.Verify(request);
}
