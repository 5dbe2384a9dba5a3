using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.IndexRequests;

namespace LocalDynamo.Tests.Engine.Tables;

public sealed class IndexDefinitionTests
{
    private static readonly DateTimeOffset Start = TableDefinitions.Start;

    [Fact]
    public void Describe_TableWithIndexes_TellsThemAsTheyWereAskedFor()
    {
        var table = TableDefinitions.Create(Table(request =>
        {
            request.AttributeDefinitions = Definitions("z:N a b c:B");
            request.LocalSecondaryIndexes = [Local("lix", projection: Include("y", "x"))];
            request.GlobalSecondaryIndexes =
            [
                Global("zeta", "c:HASH z:HASH b:RANGE a:RANGE", new() { ProjectionType = ProjectionType.KEYS_ONLY }) with
                {
                    OnDemandThroughput = new() { MaxReadRequestUnits = 9, MaxWriteRequestUnits = -1 },
                    WarmThroughput = new() { ReadUnitsPerSecond = 12_000 },
                },
                Global("alpha"),
            ];
        }));
        var totals = new TableTotals();
        totals.Count(null, new Item { ["a"] = "1" });

        var description = table.Describe(TableStatus.ACTIVE, 0, 0, Start, name => name == "alpha" ? null : totals);

        const string arn = "arn:aws:dynamodb:us-east-1:000000000000:table/Music/index/";
        description.AttributeDefinitions.Should().Equal(Definitions("a b c:B z:N"));
        description.LocalSecondaryIndexes.Should().BeEquivalentTo(
        [
            new LocalSecondaryIndexDescription
            {
                IndexName = "lix",
                IndexArn = arn + "lix",
                KeySchema = Key("a:HASH c:RANGE"),
                Projection = Include("x", "y"),
                ItemCount = 1,
                IndexSizeBytes = 2,
            },
        ]);
        description.GlobalSecondaryIndexes.Should().BeEquivalentTo(
        [
            new GlobalSecondaryIndexDescription
            {
                IndexName = "zeta",
                IndexArn = arn + "zeta",
                IndexStatus = IndexStatus.ACTIVE,
                KeySchema = Key("c:HASH z:HASH b:RANGE a:RANGE"),
                Projection = new() { ProjectionType = ProjectionType.KEYS_ONLY },
                ItemCount = 1,
                IndexSizeBytes = 2,
                ProvisionedThroughput = new() { ReadCapacityUnits = 0, WriteCapacityUnits = 0, NumberOfDecreasesToday = 0 },
                OnDemandThroughput = new() { MaxReadRequestUnits = 9 },
                WarmThroughput = new() { ReadUnitsPerSecond = 12_000, Status = IndexStatus.ACTIVE },
            },
            new GlobalSecondaryIndexDescription
            {
                IndexName = "alpha",
                IndexArn = arn + "alpha",
                IndexStatus = IndexStatus.ACTIVE,
                KeySchema = Key("c:HASH"),
                Projection = All,
                ItemCount = 0,
                IndexSizeBytes = 0,
                ProvisionedThroughput = new() { ReadCapacityUnits = 0, WriteCapacityUnits = 0, NumberOfDecreasesToday = 0 },
            },
        ], options => options.WithStrictOrderingFor(indexes => indexes));
    }

    [Fact]
    public void Describe_TableWithoutIndexes_LeavesTheListsOut()
    {
        var description = TableDefinitions.Create(Table(request => request.AttributeDefinitions = Definitions("a b"))).Describe();
        description.LocalSecondaryIndexes.Should().BeNull();
        description.GlobalSecondaryIndexes.Should().BeNull();
    }

    [Theory]
    [InlineData((int)IndexPhase.Allocating, "CREATING", false)]
    [InlineData((int)IndexPhase.Backfilling, "CREATING", true)]
    [InlineData((int)IndexPhase.Active, "ACTIVE", null)]
    [InlineData((int)IndexPhase.Deleting, "DELETING", null)]
    public void Describe_AddedIndex_TellsItsPhase(int phase, string status, bool? isBackfilling)
    {
        var index = Describe(Added().WithPhase("new", (IndexPhase)phase), "new");
        index.IndexStatus.Should().Be((IndexStatus)status);
        index.Backfilling.Should().Be(isBackfilling);
    }

    [Fact]
    public void Update_Create_AddsTheIndexAtTheEndAndDefinesItsAttributes()
    {
        var table = Added();
        table.Indexes.Select(index => index.Name).Should().Equal("lix", "gix", "new");
        table.FindIndex("new")!.Phase.Should().Be(IndexPhase.Allocating);
        table.AttributeDefinitions.Should().Equal(Definitions("a b c d:N"));
    }

    [Fact]
    public void Update_CreateOverKnownAttributes_TakesTheirTypesFromTheTable() =>
        Music().Update(
            new() { GlobalSecondaryIndexUpdates = [Create("new", "c:HASH b:RANGE")], AttributeDefinitions = Definitions("e:N") }, Start)
            .AttributeDefinitions.Should().Equal(Definitions("a b c"));

    [Fact]
    public void Update_Delete_ForgetsTheAttributesThatNothingElseUses()
    {
        var table = Added().WithPhase("new", IndexPhase.Active);

        var updated = table.Update(new() { GlobalSecondaryIndexUpdates = [Delete("new")] }, Start);

        updated.Indexes.Select(index => index.Name).Should().Equal("lix", "gix");
        updated.AttributeDefinitions.Should().Equal(Definitions("a b c"));
    }

    [Fact]
    public void Update_IndexUnitsUpAndDown_KeepsTimesAndCountsOfTheIndexAlone()
    {
        var table = TableDefinitions.Create(Provisioned(Global("gix"), Global("other")));
        var raised = table.Update(new() { GlobalSecondaryIndexUpdates = [Update("gix", Units(5, 5))] }, Start);
        var lowered = raised.Update(new() { GlobalSecondaryIndexUpdates = [Update("gix", Units(4, 5))] }, Start);

        Describe(lowered, "gix").ProvisionedThroughput.Should().Be(new ProvisionedThroughputDescription
        {
            ReadCapacityUnits = 4,
            WriteCapacityUnits = 5,
            LastIncreaseDateTime = Start.UtcDateTime,
            LastDecreaseDateTime = Start.UtcDateTime,
            NumberOfDecreasesToday = 1,
        });
        lowered.FindIndex("other")!.Throughput.Should().Be(table.FindIndex("other")!.Throughput);
        lowered.Throughput.Should().Be(table.Throughput);
    }

    [Fact]
    public void Update_ToOnDemandAndBack_TakesTheIndexesAlong()
    {
        var onDemand = TableDefinitions.Create(Provisioned(Global("gix"))).Update(
            new()
            {
                BillingMode = BillingMode.PAY_PER_REQUEST,
                GlobalSecondaryIndexUpdates = [new() { Update = new() { IndexName = "gix", OnDemandThroughput = new() { MaxReadRequestUnits = 7 } } }],
            },
            Start);
        onDemand.FindIndex("gix")!.Throughput.Should().Be(new ThroughputSettings { OnDemand = new() { MaxReadRequestUnits = 7 } });

        var provisioned = onDemand.Update(
            new()
            {
                BillingMode = BillingMode.PROVISIONED,
                ProvisionedThroughput = OneUnit,
                GlobalSecondaryIndexUpdates = [Update("gix", Units(2, 3))],
            },
            Start);
        provisioned.FindIndex("gix")!.Throughput.Should().Be(new ThroughputSettings { ReadCapacityUnits = 2, WriteCapacityUnits = 3 });
    }

    [Fact]
    public void ToSchema_OfEachKind_HasKeyAndProjection()
    {
        var table = Added();
        var global = table.FindIndex("new")!.ToSchema(table.KeySchema);
        global.Names.Select(name => name.Text).Should().Equal("d", "c");
        global.EntryOf(Item().With("d", 1))!.Should().Be(Item().With("d", 1));
        global.EntryOf(Item().With("d", "1")).Should().BeNull();

        var local = table.FindIndex("lix")!.ToSchema(table.KeySchema);
        local.EntryOf(Item())!.Should().Be(new Item { ["a"] = "1", ["b"] = "2", ["c"] = "3", ["x"] = true });
    }

    private static Item Item() => new() { ["a"] = "1", ["b"] = "2", ["c"] = "3", ["x"] = true, ["y"] = false };

    private static TableDefinition Music() => TableDefinitions.Create(Table(request =>
    {
        request.LocalSecondaryIndexes = [Local("lix", projection: Include("x"))];
        request.GlobalSecondaryIndexes = [Global("gix")];
    }));

    private static TableDefinition Added() => Music().Update(
        new() { GlobalSecondaryIndexUpdates = [Create("new", "d:HASH c:RANGE")], AttributeDefinitions = Definitions("d:N") }, Start);

    private static GlobalSecondaryIndexDescription Describe(TableDefinition table, string index) =>
        table.Describe().GlobalSecondaryIndexes!.Single(description => description.IndexName == index);
}
