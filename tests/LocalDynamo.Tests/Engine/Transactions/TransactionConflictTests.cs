using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>
/// A writer that meets a running transaction on the very same item is refused, and on no other item. The test makes a transaction run
/// for as long as it likes, by holding a lock that the transaction needs after its first.
/// </summary>
public sealed class TransactionConflictTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = 1 });
    private readonly TableState _table;
    private readonly string _first;
    private readonly string _second;
    private readonly string _neighbour;
    private readonly string _elsewhere;

    public TransactionConflictTests()
    {
        _database.CreateTable(Users, "id");
        _table = _database.Engine.Catalog.Get(Users);
        var keys = Enumerable.Range(0, 500).Select(i => $"u{i}").ToList();
        _first = keys.MinBy(key => StripeOf(key).Ordinal)!;
        _second = keys.MaxBy(key => StripeOf(key).Ordinal)!;
        _neighbour = keys.First(key => key != _first && StripeOf(key) == StripeOf(_first));
        _elsewhere = keys.First(key => StripeOf(key) != StripeOf(_first) && StripeOf(key) != StripeOf(_second));
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Write_OfAnItemOfARunningTransaction_IsRefused() => WhileATransactionRuns(() =>
    {
        var table = _database.Table(Users);
        var put = table.Invoking(users => users.Put(Item(_first)));
        put.Should().Throw<TransactionConflictException>().WithMessage("Transaction is ongoing for the item");
        table.Invoking(users => users.Delete(_first)).Should().Throw<TransactionConflictException>();
        table.Invoking(users => users.Update(_first, "SET a = :a", new() { [":a"] = 1 })).Should().Throw<TransactionConflictException>();
    });

    [Fact]
    public void Transaction_OfAnItemOfARunningOne_IsCancelledWithTheReason() => WhileATransactionRuns(() =>
        _database.ReasonsOf(Put(_elsewhere), Check(_first, "attribute_not_exists(id)"), Delete("other")).Should().Equal(
            ("None", null), ("TransactionConflict", "Transaction is ongoing for the item"), ("None", null)));

    [Fact]
    public void InteractiveTransaction_OfAnItemOfARunningOne_Conflicts() => WhileATransactionRuns(() =>
    {
        using var transaction = _database.BeginTransaction();
        transaction.Table(Users).Put(Item(_first));
        transaction.Invoking(late => late.Commit()).Should().Throw<TransactionConflictException>();
    });

    [Fact]
    public void Reads_OfItemsOfARunningTransaction_NeverFail() => WhileATransactionRuns(() =>
    {
        _database.Table(Users).Get(_first).Should().BeNull();
        _database.Read(Get(_first), Get(_second)).Should().HaveCount(2).And.OnlyContain(item => item == null);
        _database.Table(Users).Scan().Should().BeEmpty();
    });

    [Fact]
    public async Task Writes_OfOtherItems_AreNotRefused()
    {
        Task? neighbour = null;
        WhileATransactionRuns(() =>
        {
            _database.Table(Users).Put(Item(_elsewhere));
            neighbour = Task.Run(() => _database.Table(Users).Put(Item(_neighbour)));
        });

        await neighbour!;
        _database.Table(Users).Scan().Should().HaveCount(4, "the one that shares the stripe waited");
    }

    [Fact]
    public void Write_ThatMeetsAPlainWrite_Waits()
    {
        var stripe = StripeOf(_first);
        stripe.Lock.Enter();
        var put = Task.Run(() => _database.Table(Users).Put(Item(_first)));
        var transaction = Task.Run(() => _database.Write(Put(_first), Put(_elsewhere)));
        stripe.Lock.Exit();

        // Whichever came second may have met the other, if the other was the transaction.
        var error = Record.Exception(() => Task.WaitAll(put, transaction));
        (error is null or AggregateException { InnerException: TransactionConflictException }).Should().BeTrue();
        transaction.IsCompletedSuccessfully.Should().BeTrue("a plain write is no transaction to conflict with");
    }

    /// <summary>Does something while a transaction that writes the first and the second item holds the first one's stripe, and waits for the second's.</summary>
    private void WhileATransactionRuns(Action action)
    {
        var blocked = StripeOf(_second);
        blocked.Lock.Enter();
        var transaction = Task.Run(() => _database.Write(Put(_first), Put(_second)));
        SpinWait.SpinUntil(() => StripeOf(_first).Owner is not null);
        try
        {
            action();
        }
        finally
        {
            blocked.Lock.Exit();
        }

        transaction.Wait();
        _database.Read(Get(_first), Get(_second)).Should().Equal(Item(_first), Item(_second));
        StripeOf(_first).Owner.Should().BeNull();
    }

    private Stripe StripeOf(string id) => _table.Partitions.StripeOf(_table.Partitions.HashOf(Item(id).KeyBytes(_table.Schema.PartitionKey)));
}
