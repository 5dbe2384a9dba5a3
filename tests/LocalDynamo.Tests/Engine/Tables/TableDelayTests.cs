using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Tables;

/// <summary>Tables that take their time, as in the service.</summary>
public sealed class TableDelayTests : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FolderFixture _folder = new();

    public TableDelayTests() => _folder.Options = new() { TimeProvider = _clock, TableDelay = Delay };

    private DynamoDatabase Database => _folder.Database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_IsCreatingUntilTheDelayIsOver()
    {
        Create().TableStatus.Should().Be(TableStatus.CREATING);
        Describe().TableStatus.Should().Be(TableStatus.CREATING);
        Database.ListTables(new()).TableNames.Should().Equal("Tab");

        _clock.Advance(Delay - TimeSpan.FromTicks(1));
        Describe().TableStatus.Should().Be(TableStatus.CREATING);
        _clock.Advance(TimeSpan.FromTicks(1));
        Describe().TableStatus.Should().Be(TableStatus.ACTIVE);
    }

    [Fact]
    public void ItemCalls_OnATableThatIsCreating_FindNone()
    {
        Create();
        var key = new Item { ["pk"] = "a" };
        Action[] calls =
        [
            () => Database.PutItem(new() { TableName = "Tab", Item = key }),
            () => Database.GetItem(new() { TableName = "Tab", Key = key }),
            () => Database.Scan(new() { TableName = "Tab" }),
            () => Database.BatchWriteItem(new() { RequestItems = new() { ["Tab"] = [new() { PutRequest = new() { Item = key } }] } }),
            () => Database.TransactWriteItems(new() { TransactItems = [new() { Put = new() { TableName = "Tab", Item = key } }] }),
            () => Database.Table("Tab").Put(key),
            () => Database.Table("Tab").Get("a"),
        ];
        foreach (var call in calls)
            call.Should().Throw<ResourceNotFoundException>().WithMessage("Requested resource not found");

        _clock.Advance(Delay);
        foreach (var call in calls)
            call.Should().NotThrow();
    }

    [Fact]
    public void ChangesOfATableThatIsCreating_AreRefused()
    {
        Create();
        const string InUse = "Attempt to change a resource which is still in use: Table is being created: Tab";
        Action[] calls =
        [
            () => Database.DeleteTable("Tab"),
            () => Database.UpdateTable(new() { TableName = "Tab", DeletionProtectionEnabled = true }),
            () => Database.TagResource(new() { ResourceArn = Describe().TableArn, Tags = [new() { Key = "a", Value = "b" }] }),
            () => Database.UpdateTimeToLive(new() { TableName = "Tab", TimeToLiveSpecification = new() { AttributeName = "t", Enabled = true } }),
        ];
        foreach (var call in calls)
            call.Should().Throw<ResourceInUseException>().WithMessage(InUse);
        FluentActions.Invoking(Create).Should().Throw<ResourceInUseException>().WithMessage("Table already exists: Tab");
    }

    [Fact]
    public void Update_IsUpdating_WhileItemsCanBeWritten()
    {
        Create();
        _clock.Advance(Delay);
        Database.UpdateTable(new() { TableName = "Tab", DeletionProtectionEnabled = true }).TableDescription!.TableStatus
            .Should().Be(TableStatus.UPDATING);

        Database.Table("Tab").Put(new() { ["pk"] = "a" });
        Describe().TableStatus.Should().Be(TableStatus.UPDATING);
        FluentActions.Invoking(() => Database.UpdateTable(new() { TableName = "Tab", DeletionProtectionEnabled = false }))
            .Should().Throw<ResourceInUseException>().WithMessage("Attempt to change a resource which is still in use: Table is being updated: Tab");

        _clock.Advance(Delay);
        Describe().TableStatus.Should().Be(TableStatus.ACTIVE);
        Database.UpdateTable(new() { TableName = "Tab", DeletionProtectionEnabled = false });
    }

    [Fact]
    public void Delete_IsDeleting_AndThenGone()
    {
        Create();
        _clock.Advance(Delay);
        Database.DeleteTable(new DeleteTableRequest { TableName = "Tab" }).TableDescription!.TableStatus.Should().Be(TableStatus.DELETING);

        Describe().TableStatus.Should().Be(TableStatus.DELETING);
        Database.ListTables(new()).TableNames.Should().Equal("Tab");
        FluentActions.Invoking(() => Database.DeleteTable("Tab")).Should().Throw<ResourceInUseException>()
            .WithMessage("Attempt to change a resource which is still in use: Table is being deleted: Tab");
        FluentActions.Invoking(Create).Should().Throw<ResourceInUseException>();
        FluentActions.Invoking(() => Database.Scan(new() { TableName = "Tab" })).Should().Throw<ResourceNotFoundException>();

        _clock.Advance(Delay);
        FluentActions.Invoking(Describe).Should().Throw<ResourceNotFoundException>();
        Database.ListTables(new()).TableNames.Should().BeEmpty();
        Create().TableStatus.Should().Be(TableStatus.CREATING);
    }

    [Fact]
    public async Task NewIndex_IsCreating_AndCannotBeReadUntilTheDelayIsOver()
    {
        Create();
        _clock.Advance(Delay);
        Database.UpdateTable(new()
        {
            TableName = "Tab",
            AttributeDefinitions = [new("g", "S")],
            GlobalSecondaryIndexUpdates =
            [
                new() { Create = new() { IndexName = "ByG", KeySchema = [new("g", "HASH")], Projection = new() { ProjectionType = "ALL" } } },
            ],
        });
        var read = () => Database.Scan(new() { TableName = "Tab", IndexName = "ByG" });
        read.Should().Throw<ValidationException>().WithMessage("Cannot read from backfilling global secondary index: ByG");
        Describe().GlobalSecondaryIndexes!.Single().IndexStatus.Should().Be(IndexStatus.CREATING);

        _clock.Advance(Delay);
        await Database.Engine.Catalog.Get("Tab").FindIndex("ByG")!.Filled;
        read.Should().NotThrow();
        Describe().GlobalSecondaryIndexes!.Single().IndexStatus.Should().Be(IndexStatus.ACTIVE);

        Database.UpdateTable(new() { TableName = "Tab", GlobalSecondaryIndexUpdates = [new() { Delete = new() { IndexName = "ByG" } }] });
        Describe().GlobalSecondaryIndexes!.Single().IndexStatus.Should().Be(IndexStatus.DELETING);
        _clock.Advance(Delay);
        Describe().GlobalSecondaryIndexes.Should().BeNull();
    }

    [Fact]
    public void IndexesMadeWithTheirTable_AreCreatingWithoutBackfilling()
    {
        var index = Database.CreateTable(new CreateTableRequest
        {
            TableName = "Tab",
            AttributeDefinitions = [new("pk", "S"), new("g", "S")],
            KeySchema = [new("pk", "HASH")],
            BillingMode = BillingMode.PAY_PER_REQUEST,
            GlobalSecondaryIndexes = [new() { IndexName = "ByG", KeySchema = [new("g", "HASH")], Projection = new() { ProjectionType = "ALL" } }],
        }).TableDescription!.GlobalSecondaryIndexes!.Single();

        index.IndexStatus.Should().Be(IndexStatus.CREATING);
        index.Backfilling.Should().BeNull();
        _clock.Advance(Delay);
        Describe().GlobalSecondaryIndexes!.Single().IndexStatus.Should().Be(IndexStatus.ACTIVE);
    }

    [Fact]
    public void Reopening_FindsTablesActiveOrGone()
    {
        Create();
        _folder.Reopen();
        Describe().TableStatus.Should().Be(TableStatus.ACTIVE);
        Database.DeleteTable("Tab");
        _folder.Reopen();
        Database.ListTables(new()).TableNames.Should().BeEmpty();
    }

    [Fact]
    public void NegativeDelay_IsRefused() =>
        FluentActions.Invoking(() => new DynamoDatabaseOptions { TableDelay = TimeSpan.FromTicks(-1) }).Should().Throw<ArgumentOutOfRangeException>();

    private TableDescription Create() => Database.CreateTable(new CreateTableRequest
    {
        TableName = "Tab",
        AttributeDefinitions = [new("pk", "S")],
        KeySchema = [new("pk", "HASH")],
        BillingMode = BillingMode.PAY_PER_REQUEST,
    }).TableDescription!;

    private TableDescription Describe() => Database.DescribeTable(new() { TableName = "Tab" }).Table!;
}
