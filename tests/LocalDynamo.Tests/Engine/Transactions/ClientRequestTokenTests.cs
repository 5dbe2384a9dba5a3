using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;
using static LocalDynamo.Tests.Engine.Transactions.Transact;

namespace LocalDynamo.Tests.Engine.Transactions;

/// <summary>A request with a token is carried out once, whatever happens in its ten minutes.</summary>
public sealed class ClientRequestTokenTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly FolderFixture _folder;

    public ClientRequestTokenTests()
    {
        _folder = new FolderFixture { Options = new DynamoDatabaseOptions { TimeProvider = _clock } };
        _folder.Database.CreateTable(Users, "id").Put(Item("ada", ("n", 0)));
    }

    private DynamoDatabase Database => _folder.Database;

    private int Visits => _folder.Table(Users).Get("ada")!.GetInt32("n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void SameRequest_HasAnEffectOnce_AndIsChargedAsReadsAfterwards()
    {
        var text = new string('x', 5_000);
        var actions = new[] { Visit(), Put(Item("bob", ("text", text))) };

        var first = Database.Write("t", actions).ConsumedCapacity!.Should().ContainSingle().Which;
        var second = Database.Write("t", actions).ConsumedCapacity!.Should().ContainSingle().Which;

        Visits.Should().Be(1);
        (first.CapacityUnits, first.WriteCapacityUnits, first.ReadCapacityUnits).Should().Be((12, 12, null));
        (second.CapacityUnits, second.WriteCapacityUnits, second.ReadCapacityUnits).Should().Be((6, null, 6));
    }

    [Fact]
    public void OtherRequest_WithTheSameToken_IsRefused()
    {
        Database.Write("t", Visit());
        Database.Invoking(database => database.Write("t", Visit(), Put("bob"))).Should().Throw<IdempotentParameterMismatchException>();
        Database.Write("u", Visit(), Put("bob"));
        Visits.Should().Be(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Token_IsKnownAfterARestart_UntilItsTenMinutesAreOver(bool losesPower)
    {
        Database.Write("t", Visit());
        _clock.Advance(TimeSpan.FromMinutes(9));
        _ = losesPower ? _folder.CutPower() : _folder.Reopen();

        Database.Write("t", Visit());
        Visits.Should().Be(1);
        Database.Invoking(database => database.Write("t", Put("bob"))).Should().Throw<IdempotentParameterMismatchException>();

        _clock.Advance(TimeSpan.FromMinutes(1));
        _folder.Reopen();
        Database.Write("t", Visit());
        Visits.Should().Be(2);
    }

    [Fact]
    public void Token_OfActionsWithoutEffect_IsKeptToo()
    {
        Database.Write("t", Delete("bob"), Check("ada"));
        _folder.Table(Users).Put(Item("bob"));
        _folder.CutPower();

        Database.Write("t", Delete("bob"), Check("ada"));

        _folder.Table(Users).Get("bob").Should().NotBeNull("the request had been carried out when there was no bob");
        Database.Invoking(database => database.Write("t", Delete("bob"))).Should().Throw<IdempotentParameterMismatchException>();
    }

    [Fact]
    public void Token_OfACancelledTransaction_IsFreeForAnother()
    {
        Database.Invoking(database => database.Write("t", Check("nobody"), Visit())).Should().Throw<TransactionCanceledException>();
        Database.Write("t", Visit());
        Visits.Should().Be(1);
    }

    [Fact]
    public async Task SameRequest_WhileTheFirstRuns_IsRefused()
    {
        var stripes = Database.Engine.Catalog.Get(Users).Partitions.Stripes.ToArray();
        Array.ForEach(stripes, stripe => stripe.Lock.Enter());
        var first = Task.Run(() => Database.Write("t", Visit()));
        SpinWait.SpinUntil(() => Database.Engine.TransactionWrites.Tokens.Count == 1);

        Database.Invoking(database => database.Write("t", Visit())).Should().Throw<TransactionInProgressException>();

        Array.ForEach(stripes, stripe => stripe.Lock.Exit());
        await first;
        Database.Write("t", Visit());
        Visits.Should().Be(1);
    }

    [Fact]
    public void ManyThreads_WithOneToken_HaveOneEffect()
    {
        for (var round = 0; round < 50; round++)
        {
            var token = $"t{round}";
            Parallel.For(0, 4, _ =>
            {
                try
                {
                    Database.Write(token, Visit());
                }
                catch (TransactionInProgressException)
                {
                }
            });
        }

        Visits.Should().Be(50);
    }

    private static TransactWriteItem Visit() => Update("ada", "ADD n :one", new() { [":one"] = 1 });
}
