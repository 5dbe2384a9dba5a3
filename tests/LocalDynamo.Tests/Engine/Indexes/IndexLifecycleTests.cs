using LocalDynamo.Engine.Indexes;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Indexes;

/// <summary>Indexes that come and go with requests, and what is left of them after a restart.</summary>
public sealed class IndexLifecycleTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public IndexLifecycleTests() => _folder.Database.CreateTable("Users", "id");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task UpdateTable_AddsAnIndexToATableWithItems_IsFilledAndThenActive()
    {
        PutUsers(200);
        var answer = _folder.Database.UpdateTable(ByTown()).TableDescription!.GlobalSecondaryIndexes!.Single();
        answer.IndexStatus.Should().Be(IndexStatus.CREATING);
        answer.Backfilling.Should().BeFalse();

        await Index().Filled;
        var index = Describe().GlobalSecondaryIndexes!.Single();
        index.IndexStatus.Should().Be(IndexStatus.ACTIVE);
        index.Backfilling.Should().BeNull();
        index.ItemCount.Should().Be(100, "every other user has a town of type S");
        Index().Totals.ItemCount.Should().Be(100);
    }

    [Fact]
    public async Task Reopen_AfterAnIndexWasMade_HasItAgain()
    {
        PutUsers(20);
        _folder.Database.UpdateTable(ByTown());
        await Index().Filled;
        var sizeBytes = Index().Totals.SizeBytes;

        _folder.CutPower();
        Index().IsReadableAt(0).Should().BeTrue("what was there before the restart is all in it");
        Index().Totals.SizeBytes.Should().Be(sizeBytes);
        Describe().GlobalSecondaryIndexes!.Single().IndexStatus.Should().Be(IndexStatus.ACTIVE);
    }

    [Fact]
    public async Task UpdateTable_DeletesAnIndex_LeavesItToOlderSnapshotsOnly()
    {
        PutUsers(20);
        _folder.Database.UpdateTable(ByTown());
        await Index().Filled;
        var table = _folder.Database.Engine.Catalog.Get("Users");
        using var before = _folder.Database.Snapshot();

        var answer = _folder.Database.UpdateTable(Delete()).TableDescription!.GlobalSecondaryIndexes!.Single();
        answer.IndexStatus.Should().Be(IndexStatus.DELETING);
        Describe().GlobalSecondaryIndexes.Should().BeNull();
        using var after = _folder.Database.Snapshot();
        table.FindIndex("ByTown", before.CommitNumber).Should().NotBeNull();
        table.FindIndex("ByTown", after.CommitNumber).Should().BeNull();
        _folder.Reopen();
        Describe().GlobalSecondaryIndexes.Should().BeNull();
    }

    [Fact]
    public async Task DeleteTable_WhileAnIndexIsFilled_EndsTheFilling()
    {
        PutUsers(20);
        _folder.Database.UpdateTable(ByTown());
        var index = Index();
        _folder.Database.DeleteTable("Users");

        // Whichever came first: nobody waits for ever.
        await Task.WhenAny(index.Filled);
        index.Filled.IsCompleted.Should().BeTrue();
    }

    [Fact]
    public void Dispose_WhileAnIndexIsFilled_EndsTheFillingAndTheNextOpeningDoesItAnew()
    {
        PutUsers(2_000);
        _folder.Database.UpdateTable(ByTown());
        var index = Index();
        _folder.Reopen();

        index.Filled.IsCompleted.Should().BeTrue();
        Index().Totals.ItemCount.Should().Be(1_000);
    }

    private void PutUsers(int count)
    {
        for (var i = 0; i < count; i++)
            _folder.Table("Users").Put(new Item { ["id"] = $"user {i}", ["town"] = i % 2 == 0 ? $"town {i % 7}" : i });
    }

    private IndexState Index() => _folder.Database.Engine.Catalog.Get("Users").FindIndex("ByTown")!;

    private TableDescription Describe() => _folder.Table("Users").Describe();

    private static UpdateTableRequest ByTown() => new()
    {
        TableName = "Users",
        AttributeDefinitions = [new AttributeDefinition("town", ScalarAttributeType.S)],
        GlobalSecondaryIndexUpdates =
        [
            new GlobalSecondaryIndexUpdate
            {
                Create = new CreateGlobalSecondaryIndexAction
                {
                    IndexName = "ByTown",
                    KeySchema = [new KeySchemaElement("town", KeyType.HASH)],
                    Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY },
                },
            },
        ],
    };

    private static UpdateTableRequest Delete() => new()
    {
        TableName = "Users",
        GlobalSecondaryIndexUpdates = [new GlobalSecondaryIndexUpdate { Delete = new DeleteGlobalSecondaryIndexAction { IndexName = "ByTown" } }],
    };
}
