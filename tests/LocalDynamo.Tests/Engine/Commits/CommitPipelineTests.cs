using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Expressions;

namespace LocalDynamo.Tests.Engine.Commits;

/// <summary>Commits of several writes: all of them under one number, or none.</summary>
public sealed class CommitPipelineTests : IDisposable
{
    private readonly FolderFixture _folder = new();

    public CommitPipelineTests()
    {
        _folder.Database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada", ["n"] = 1 });
        _folder.Database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commit_OfSeveralTables_IsOneCommit()
    {
        var before = CommitNumber();
        Commit(Put("Users", new() { ["id"] = "bob" }), Put("Films", Film("Rush")), Put("Films", Film("Her")), Delete("Users", new() { ["id"] = "ada" }));

        CommitNumber().Should().Be(before + 1);
        _folder.CutPower();
        _folder.Table("Users").Scan().Should().Equal(new Item { ["id"] = "bob" });
        _folder.Table("Films").Scan().Should().Equal(Film("Her"), Film("Rush"));
        CommitNumber().Should().Be(before + 1);
    }

    [Fact]
    public void Commit_WithOneFailedCondition_ChangesNothing()
    {
        var before = CommitNumber();
        var failing = Put("Users", new() { ["id"] = "ada" }, "attribute_not_exists(id)");
        this.Invoking(_ => Commit(Put("Films", Film("Rush")), failing)).Should().Throw<ConditionalCheckFailedException>();

        CommitNumber().Should().Be(before);
        _folder.Table("Films").Scan().Should().BeEmpty();
        _folder.Reopen();
        _folder.Table("Films").Scan().Should().BeEmpty();
        Commit(Put("Films", Film("Rush")));
        _folder.Table("Films").Scan().Should().ContainSingle("the stripes were unlocked");
    }

    [Fact]
    public void Commit_WithoutEffect_TakesNoNumber()
    {
        var before = CommitNumber();
        Commit(Delete("Users", new() { ["id"] = "bob" }), Delete("Films", Film("Rush"))).Should().Be(0);
        CommitNumber().Should().Be(before);
    }

    [Fact]
    public void Commit_ThatEmptiesAPartition_LeavesNothingOfIt()
    {
        Commit(Put("Films", Film("Rush")), Put("Films", Film("Her")), Put("Films", Film("Gravity")));
        Commit(Delete("Films", Film("Rush")), Delete("Films", Film("Her")), Delete("Films", Film("Gravity")));

        var partitions = _folder.Database.Engine.Catalog.Get("Films").Partitions;
        partitions.CheckInvariants();
        foreach (var stripe in partitions.Stripes)
            stripe.First.Should().BeNull();
    }

    [Fact]
    public void Commit_OfADroppedTable_ChangesNothing()
    {
        var actions = new WriteAction[] { Put("Users", new() { ["id"] = "bob" }), Put("Films", Film("Rush")) };
        _folder.Database.DeleteTable("Films");
        this.Invoking(_ => Commit(actions)).Should().Throw<ResourceNotFoundException>();
        _folder.Table("Users").Get("bob").Should().BeNull();
    }

    [Fact]
    public void Commit_WhenTheLogHasFailed_ChangesNothingAndLaterReadsGoOn()
    {
        _folder.Disk.Before = (call, _) =>
        {
            if (call == "Write")
                throw new IOException("The disk is full.");
        };
        this.Invoking(_ => _folder.Table("Users").Put(new Item { ["id"] = "bob" })).Should().Throw<DatabaseReadOnlyException>();
        this.Invoking(_ => Commit(Put("Users", new() { ["id"] = "cyd" }), Put("Films", Film("Rush")))).Should().Throw<DatabaseReadOnlyException>();
        _folder.Disk.Before = null;

        _folder.Table("Users").Get("cyd").Should().BeNull();
        _folder.Table("Films").Scan().Should().BeEmpty();
        _folder.Database.Engine.Catalog.Get("Films").Partitions.CheckInvariants();
    }

    private long Commit(params WriteAction[] actions)
    {
        var engine = _folder.Database.Engine;
        var position = engine.Commits.Commit(new CommitSet(actions));
        engine.WaitDurable(position);
        return position;
    }

    private PutAction Put(string table, Item item, string? condition = null) => new(
        _folder.Database.Engine.Catalog.Get(table),
        item.Compact(),
        new WriteCondition(condition is null ? null : new ExpressionScope(null, null).Condition(condition), ReturnsItem: false));

    private DeleteAction Delete(string table, Item key) => new(_folder.Database.Engine.Catalog.Get(table), key.Compact(), default);

    private static Item Film(string title) => new() { ["year"] = 2013, ["title"] = title };

    private long CommitNumber()
    {
        using var snapshot = _folder.Database.Snapshot();
        return snapshot.CommitNumber;
    }
}
