namespace LocalDynamo.Tests;

/// <summary>What two transactions that run beside each other may do to one another, and what one that is serialisable may not.</summary>
public sealed class TransactionIsolationTests : IDisposable
{
    private const string Changed = "Something that this transaction has read has been changed since it began, in table Films";

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _films;

    public TransactionIsolationTests()
    {
        _films = _database.CreateTable("Films", "maker", ("n", ScalarAttributeType.N));
        foreach (var n in new[] { 10, 20, 30 })
            _films.Put(Film(n));
        _database.CreateTable("Results", "id");
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void WriteSkew_UnderSnapshot_IsPossible() => Skew(TransactionIsolation.Snapshot).Should().BeTrue();

    [Fact]
    public void WriteSkew_UnderSerializable_IsRefused() => Skew(TransactionIsolation.Serializable).Should().BeFalse();

    /// <summary>What a serialisable transaction read of an index must hold too; what the index does not show may change.</summary>
    [Theory]
    [InlineData("query", "open", "n", true)]
    [InlineData("query", "closed", "n", false)]
    [InlineData("scan", "open", "n", true)]
    [InlineData("scan", "closed", "n", true)]
    [InlineData("query", "open", "note", false)]
    public void IndexEntryThatComesOrChangesMeanwhile_UnderSerializable_Conflicts(string read, string status, string changed, bool conflicts)
    {
        var orders = _database.CreateTable(
            "Orders", "id", null, SecondaryIndex.Global("ByStatus", "status").KeysOnly());
        orders.Put(new Item { ["id"] = "a", ["status"] = "open" });
        using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
        var index = transaction.Table("Orders").Index("ByStatus");
        _ = read == "query" ? index.Query("open").Count() : index.Scan().Count();
        transaction.Table("Results").Put(new Item { ["id"] = "r" });
        orders.Put(changed == "n" ? new Item { ["id"] = "b", ["status"] = status } : new Item { ["id"] = "a", ["status"] = "open", ["note"] = 1 });

        (Record.Exception(transaction.Commit) is TransactionConflictException).Should().Be(conflicts);
    }

    [Fact]
    public void IndexThatGoesMeanwhile_UnderSerializable_Conflicts()
    {
        var orders = _database.CreateTable("Orders", "id", null, SecondaryIndex.Global("ByStatus", "status"));
        using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
        transaction.Table("Orders").Index("ByStatus").Query("open").Should().BeEmpty();
        transaction.Table("Results").Put(new Item { ["id"] = "r" });
        orders.DropIndex("ByStatus");
        transaction.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>();
    }

    public static TheoryData<string, bool> ReadsAndWhetherAPutOf25IsAmongThem() => new()
    {
        { "get 25", true },
        { "get 20", false },
        { "query", true },
        { "query 20..30", true },
        { "query up to 24", false },
        { "query above 25", false },
        { "query first", true },
        { "query other", false },
        { "scan", true },
        { "scan segment with it", true },
        { "scan segment without it", false },
        { "scan filtered", true },
        { "update 25", true },
        { "nothing", false },
    };

    /// <summary>Whether a commit fails after something was put meanwhile, by what the transaction had read.</summary>
    [Theory]
    [MemberData(nameof(ReadsAndWhetherAPutOf25IsAmongThem))]
    public void ItemThatComesMeanwhile_UnderSerializable_ConflictsIfItWouldHaveBeenRead(string read, bool conflicts)
    {
        using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
        Read(transaction.Table("Films"), read);
        transaction.Table("Results").Put(new Item { ["id"] = "r" });
        _films.Put(Film(25));

        Commit(transaction, conflicts);
    }

    [Theory]
    [MemberData(nameof(ReadsAndWhetherAPutOf25IsAmongThem))]
    public void ItemThatComesMeanwhile_UnderSnapshot_Conflicts_OnlyIfItIsWritten(string read, bool _)
    {
        using var transaction = _database.BeginTransaction();
        Read(transaction.Table("Films"), read);
        transaction.Table("Results").Put(new Item { ["id"] = "r" });
        _films.Put(Film(25));

        if (read == "update 25")
            transaction.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>();
        else
            transaction.Commit();
    }

    [Theory]
    [InlineData("get 20")]
    [InlineData("query")]
    [InlineData("scan")]
    public void ItemThatGoesOrChangesMeanwhile_UnderSerializable_Conflicts(string read)
    {
        foreach (var change in new Action[] { () => _films.Put(Film(20)), () => _films.Delete(new Key("x", 20)) })
        {
            using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
            Read(transaction.Table("Films"), read);
            transaction.Table("Results").Put(new Item { ["id"] = "r" });
            change();
            Commit(transaction, conflicts: true);
        }
    }

    [Fact]
    public void TableThatGoesMeanwhile_UnderSerializable_Conflicts()
    {
        using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
        transaction.Table("Films").Get("x", 20);
        transaction.Table("Results").Put(new Item { ["id"] = "r" });
        _database.DeleteTable("Films");
        Commit(transaction, conflicts: true);
    }

    [Fact]
    public void OwnWrites_AreNoConflictWithOwnReads()
    {
        using var transaction = _database.BeginTransaction(TransactionIsolation.Serializable);
        var films = transaction.Table("Films");
        films.Query("x").Should().HaveCount(3);
        films.Put(Film(25));
        films.Scan().Should().HaveCount(4);
        films.Get("x", 25).Should().NotBeNull();
        transaction.Commit();
        _films.Scan().Should().HaveCount(4);
    }

    private void Read(TransactionTable films, string read)
    {
        switch (read)
        {
            case "get 25":
                films.Get("x", 25).Should().BeNull();
                break;
            case "get 20":
                films.Get("x", 20).Should().NotBeNull();
                break;
            case "query":
                films.Query("x").Should().HaveCount(3);
                break;
            case "query 20..30":
                films.Query("x", SortKey.Between(20, 30)).Should().HaveCount(2);
                break;
            case "query up to 24":
                films.Query("x", SortKey.AtMost(24)).Should().HaveCount(2);
                break;
            case "query above 25":
                films.Query("x", SortKey.GreaterThan(25)).Should().HaveCount(1);
                break;
            case "query first":
                films.Query("x").PageSize(1).First().Should().NotBeNull();
                break;
            case "query other":
                films.Query("y").Should().BeEmpty();
                break;
            case "scan":
                films.Scan().Should().HaveCount(3);
                break;
            case "scan segment with it":
                films.Scan().Segment(Enumerable.Range(0, 4).First(segment => _films.Scan().Segment(segment, 4).Any()), 4).Should().HaveCount(3);
                break;
            case "scan segment without it":
                films.Scan().Segment(Enumerable.Range(0, 4).First(segment => !_films.Scan().Segment(segment, 4).Any()), 4).Should().BeEmpty();
                break;
            case "scan filtered":
                films.Scan().Filter("n > :n", new() { [":n"] = 1_000 }).Should().BeEmpty();
                break;
            case "update 25":
                films.Update(new Key("x", 25), "SET v = :v", new() { [":v"] = 1 });
                break;
        }
    }

    private static void Commit(Transaction transaction, bool conflicts)
    {
        var error = Record.Exception(transaction.Commit);
        if (conflicts)
            error.Should().BeOfType<TransactionConflictException>().Which.Message.Should().MatchRegex($"{Changed}|An item that this transaction writes");
        else
            error.Should().BeNull();
    }

    /// <summary>Two transactions each read two items and write one of them; says whether both could commit.</summary>
    private bool Skew(TransactionIsolation isolation)
    {
        using var first = _database.BeginTransaction(isolation);
        using var second = _database.BeginTransaction(isolation);
        foreach (var (transaction, n) in new[] { (first, 10), (second, 20) })
        {
            var films = transaction.Table("Films");
            films.Get("x", 10).Should().NotBeNull();
            films.Get("x", 20).Should().NotBeNull();
            films.Delete(new Key("x", n));
        }

        first.Commit();
        return Record.Exception(second.Commit) is null;
    }

    private static Item Film(int n) => new() { ["maker"] = "x", ["n"] = n };
}
