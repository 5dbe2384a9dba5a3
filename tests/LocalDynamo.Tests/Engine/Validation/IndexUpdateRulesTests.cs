using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Tests.Engine.Tables;
using static LocalDynamo.Tests.Engine.IndexRequests;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class IndexUpdateRulesTests
{
    private const string OneAtATime = "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table";

    public static TheoryData<GlobalSecondaryIndexUpdate[], string> Shapes => new()
    {
        { [], "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required" },
        { [new()], "Update global secondary index action is null" },
        { [Delete("gix") with { Update = Update("gix", OneUnit).Update }], "One or more parameter values were invalid: Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object" },
        { [Update("gix", OneUnit), Delete("gix")], "Only one global secondary index update per index is allowed simultaneously." },
        { [Delete("gix"), Delete("gix")], "Only one global secondary index update per index is allowed simultaneously." },
        { [null!], "1 validation error detected: Value null at 'globalSecondaryIndexUpdates.1.member' failed to satisfy constraint: Member must not be null" },
        { [Delete("x")], "1 validation error detected: Value 'x' at 'globalSecondaryIndexUpdates.1.member.delete.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3" },
        { [Update(null!)], "1 validation error detected: Value null at 'globalSecondaryIndexUpdates.1.member.update.indexName' failed to satisfy constraint: Member must not be null" },
        { [Update("gix", Units(0, 1))], "1 validation error detected: Value '0' at 'globalSecondaryIndexUpdates.1.member.update.provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1" },
        { [Create("new", "d:X")], "1 validation error detected: Value 'X' at 'globalSecondaryIndexUpdates.1.member.create.keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]" },
        { [Update("gix", Units(40_001, 1))], "Cannot increase provisioned throughput to more than 40,000 units per global secondary index" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void UpdateTable_WithMisshapenUpdates_IsRefused(GlobalSecondaryIndexUpdate[] updates, string error) =>
        Verify(new() { GlobalSecondaryIndexUpdates = [.. updates] }).Should().Throw<ValidationException>().WithMessage(error);

    [Fact]
    public void UpdateTable_WithAnEmptyListBesideSomethingElse_IsRefused() =>
        Verify(new() { GlobalSecondaryIndexUpdates = [], DeletionProtectionEnabled = true }).Should().Throw<ValidationException>()
            .WithMessage("One or more parameter values were invalid: List of GlobalSecondaryIndexUpdates is empty");

    [Fact]
    public void UpdateTable_MakingOrDeletingTwoIndexes_IsRefused()
    {
        foreach (var second in new[] { Create("other"), Delete("gix") })
        {
            Verify(new() { GlobalSecondaryIndexUpdates = [Create("new"), second] })
                .Should().Throw<LimitExceededException>().WithMessage(OneAtATime);
        }
    }

    public static TheoryData<GlobalSecondaryIndexUpdate, string, string> Changes => new()
    {
        { Create("gix"), "d", "Attempting to create an index which already exists" },
        { Create("lix"), "d", "Attempting to create an index which already exists" },
        { Create("gix", "q:RANGE"), "", "Attempting to create an index which already exists" },
        { Create("new"), "", "No Attribute Schema Defined" },
        { Create("new", "c:HASH"), "", "No Attribute Schema Defined" },
        { Create("new"), "a:N d", "invalid attribute, SchemaElement redefined should be of same type as previously defined" },
        { Create("new"), "e", "Invalid KeySchema: Some index key attribute have no definition" },
        { Create("new", "d:RANGE"), "d", "Invalid KeySchema: The first KeySchemaElement is not a HASH key type" },
        { Create("new", projection: new()), "d", "One or more parameter values were invalid: Unknown ProjectionType: null" },
        { Delete("lix"), "", "Cannot delete an index that is not a GlobalSecondaryIndex" },
        { Update("lix", OneUnit), "", "Cannot update an index that is not a GlobalSecondaryIndex" },
        { Update("gix"), "", "No provisioned throughput specified for the global secondary index" },
        { Update("gix", OneUnit), "", "One or more parameter values were invalid: The only Updates for index: gix when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void UpdateTable_WithChangeThatDoesNotGoWithTheTable_IsRefused(GlobalSecondaryIndexUpdate update, string definitions, string error) =>
        Change(Music(), new() { GlobalSecondaryIndexUpdates = [update], AttributeDefinitions = Definitions(definitions) })
            .Should().Throw<ValidationException>().WithMessage(error);

    [Fact]
    public void UpdateTable_OfAnUnknownIndex_FindsNone()
    {
        Change(Music(), new() { GlobalSecondaryIndexUpdates = [Delete("nope")] })
            .Should().Throw<ResourceNotFoundException>().WithMessage("Requested resource not found");
        Change(Music(), new() { GlobalSecondaryIndexUpdates = [Update("nope", OneUnit)] })
            .Should().Throw<ResourceNotFoundException>().WithMessage("Requested resource not found: Index nope for table Music");
    }

    [Fact]
    public void UpdateTable_MakingTheTwentyFirstGlobalIndex_IsRefused()
    {
        var table = TableDefinitions.Create(Table(request => request.GlobalSecondaryIndexes = [.. Enumerable.Range(0, 20).Select(i => Global($"global{i}"))]));

        Change(table, new() { GlobalSecondaryIndexUpdates = [Create("new", "c:HASH")], AttributeDefinitions = Definitions("c") })
            .Should().Throw<ValidationException>().WithMessage("One or more parameter values were invalid: GlobalSecondaryIndex count exceeds the per-table limit of 20");
    }

    [Fact]
    public void UpdateTable_ProjectingMoreThan100NamesWithTheOldOnes_IsRefused()
    {
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"x{i}")];
        var table = TableDefinitions.Create(Table(request =>
            request.GlobalSecondaryIndexes = [.. Enumerable.Range(0, 5).Select(i => Global($"global{i}", projection: Include(names)))]));

        Change(table, new() { GlobalSecondaryIndexUpdates = [Create("new", "c:HASH", Include("y"))], AttributeDefinitions = Definitions("c") })
            .Should().Throw<ValidationException>().WithMessage("No more than 100 attributes per table can be projected*");
    }

    [Fact]
    public void UpdateTable_OfProvisionedTable_AsksForUnitsOfANewIndex()
    {
        var table = TableDefinitions.Create(Provisioned(Global("gix")));
        Change(table, new() { GlobalSecondaryIndexUpdates = [Create("new")], AttributeDefinitions = Definitions("d") })
            .Should().Throw<ValidationException>().WithMessage("One or more parameter values were invalid: ProvisionedThroughput is not specified for index: new");
        Change(table, new() { GlobalSecondaryIndexUpdates = [new() { Update = new() { IndexName = "gix", OnDemandThroughput = new() { MaxReadRequestUnits = 4 } } }] })
            .Should().Throw<ValidationException>().WithMessage("*MaxReadRequestUnits for OnDemandThroughput for index: gix cannot be specified when table BillingMode is PROVISIONED");
        Change(table, new() { GlobalSecondaryIndexUpdates = [Update("gix", OneUnit)] })
            .Should().Throw<ValidationException>().WithMessage("The provisioned throughput for the index gix will not change. The requested value equals the current value.*");
    }

    [Fact]
    public void UpdateTable_ToProvisioned_AsksForUnitsOfEachIndexThatStays()
    {
        var table = TableDefinitions.Create(Table(request => request.GlobalSecondaryIndexes = [Global("gx1"), Global("gx2"), Global("gx3")]));
        var toProvisioned = new UpdateTableRequest { BillingMode = BillingMode.PROVISIONED, ProvisionedThroughput = OneUnit };
        Change(table, toProvisioned).Should().Throw<ValidationException>()
            .WithMessage("One or more parameter values were invalid: ProvisionedThroughput must be specified for index: gx1,gx2,gx3");

        toProvisioned.GlobalSecondaryIndexUpdates = [Update("gx2", OneUnit), Delete("gx1")];
        Change(table, toProvisioned).Should().Throw<ValidationException>().WithMessage("*must be specified for index: gx3");

        toProvisioned.GlobalSecondaryIndexUpdates.Add(Update("gx3", OneUnit));
        Change(table, toProvisioned).Should().NotThrow();
    }

    [Fact]
    public void UpdateTable_WhileAnIndexIsBeingMade_MakesAndDeletesNoOther()
    {
        foreach (var phase in new[] { IndexPhase.Allocating, IndexPhase.Backfilling })
        {
            var table = BeingMade(phase);
            foreach (var update in new[] { Create("other", "c:HASH"), Delete("gix"), Delete("nope"), Create("new") })
            {
                Change(table, new() { GlobalSecondaryIndexUpdates = [update], AttributeDefinitions = Definitions("d") })
                    .Should().Throw<LimitExceededException>().WithMessage(OneAtATime);
            }
        }
    }

    [Fact]
    public void UpdateTable_BeforeAnIndexIsBeingFilled_LeavesItAndTheCapacityAlone()
    {
        var table = BeingMade(IndexPhase.Allocating);
        Change(table, new() { GlobalSecondaryIndexUpdates = [Delete("new")] }).Should().Throw<ResourceInUseException>()
            .WithMessage("Attempt to change a resource which is still in use: Index is being created.");
        Change(table, new() { GlobalSecondaryIndexUpdates = [Update("new", OneUnit)] }).Should().Throw<ResourceInUseException>()
            .WithMessage("Attempt to change a resource which is still in use: Index is being created but not backfilling.");
        Change(table, new() { BillingMode = BillingMode.PROVISIONED, ProvisionedThroughput = OneUnit }).Should().Throw<ResourceInUseException>()
            .WithMessage("Can't update table while indexes are in CREATING, isBackfilling=false status. Table: Music Index: new");
        Change(table, new() { DeletionProtectionEnabled = true }).Should().NotThrow();
    }

    [Fact]
    public void UpdateTable_WhileAnIndexIsBeingFilled_MayDeleteIt() =>
        BeingMade(IndexPhase.Backfilling).Update(new() { GlobalSecondaryIndexUpdates = [Delete("new")] }, TableDefinitions.Start)
            .FindIndex("new").Should().BeNull();

    private static TableDefinition Music() =>
        TableDefinitions.Create(Table(request => (request.LocalSecondaryIndexes, request.GlobalSecondaryIndexes) = ([Local("lix")], [Global("gix")])));

    private static TableDefinition BeingMade(IndexPhase phase) =>
        Music().Update(new() { GlobalSecondaryIndexUpdates = [Create("new")], AttributeDefinitions = Definitions("d") }, TableDefinitions.Start)
            .WithPhase("new", phase);

    /// <summary>A whole request, as the engine runs it: by itself, then against the table.</summary>
    private static Action Change(TableDefinition table, UpdateTableRequest request) => () =>
    {
        Verify(request)();
        table.Update(request, TableDefinitions.Start);
    };

    private static Action Verify(UpdateTableRequest request)
    {
        request.TableName = "Music";
        return () => RequestRules.Verify(request);
    }
}
