using System.Diagnostics;
using LocalDynamo.Operations;
using LocalDynamo.Telemetry;
using LocalDynamo.Tests.Documentation;
using LocalDynamo.Tests.Engine;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Telemetry;

[Collection(nameof(Listening))]
public sealed class InstrumentsTests : IDisposable
{
    private const string Duration = "db.client.operation.duration";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FolderFixture _folder = new();
    private readonly Table _table;

    public InstrumentsTests()
    {
        _folder.Options = new() { TimeProvider = _clock };
        _table = _folder.Database.CreateTable("Heard", "pk");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Requests_AreMeasured_ByOperationTableAndError()
    {
        using var listening = new Listening();
        var database = _folder.Database;
        database.PutItem(new() { TableName = "Heard", Item = new() { ["pk"] = "a" } });
        _ = await database.GetItemAsync(new() { TableName = "arn:aws:dynamodb:us-east-1:000000000000:table/Heard", Key = new() { ["pk"] = "a" } });
        database.Invoking(db => db.PutItem(new() { TableName = "Heard", Item = new() { ["pk"] = "a" }, ConditionExpression = "attribute_not_exists(pk)" }))
            .Should().Throw<ConditionalCheckFailedException>();

        listening.Of(Duration, "Heard").Select(heard => (heard.Tags["db.operation.name"], heard.Tags.GetValueOrDefault("error.type"))).Should().Equal(
            ("PutItem", null), ("GetItem", null), ("PutItem", "ConditionalCheckFailedException"));
        listening.Of(Duration, "Heard").Should().OnlyContain(heard => heard.Unit == "s" && (string)heard.Tags["db.system.name"]! == "aws.dynamodb");
    }

    [Fact]
    public void NativeCalls_AreMeasured_UnderTheServicesNames()
    {
        using var listening = new Listening();
        _table.Put(new() { ["pk"] = "a" });
        _table.Get("a");
        _table.Scan().ToList();
        _table.Query("a").ToList();
        _table.PutMany([new() { ["pk"] = "b" }]);
        using (var transaction = _folder.Database.BeginTransaction())
        {
            transaction.Table("Heard").Put(new() { ["pk"] = "c" });
            transaction.Commit();
        }

        listening.Measurements.Where(heard => heard.Instrument == Duration).Select(heard => heard.Tags["db.operation.name"])
            .Should().Equal("PutItem", "GetItem", "Scan", "Query", "PutMany", "Commit");
    }

    [Fact]
    public void Duration_GoesByTheDatabasesClock()
    {
        using var listening = new Listening(toSpans: true);
        using var slow = DynamoDatabase.InMemory(new() { TimeProvider = new SteppingClock(TimeSpan.FromMilliseconds(250)) });
        slow.CreateTable("Slow", "pk");

        listening.Of(Duration, "Slow").Should().ContainSingle(heard => (string)heard.Tags["db.operation.name"]! == "CreateTable")
            .Which.Value.Should().Be(0.25);
    }

    [Fact]
    public void NamesThatAreNoTables_MakeNoSeries()
    {
        using var listening = new Listening(toSpans: true);
        foreach (var name in (string[])["Missing", "x", "a b"])
            _folder.Database.Invoking(db => db.Scan(new() { TableName = name })).Should().Throw<DynamoException>();

        listening.Measurements.Where(heard => heard.Instrument == Duration).Should().HaveCount(3)
            .And.OnlyContain(heard => !heard.Tags.ContainsKey("db.collection.name"));
        listening.Spans.Select(span => span.DisplayName).Should().Equal("Scan", "Scan", "Scan");
    }

    [Fact]
    public void Spans_HaveNamesAttributesAndErrors()
    {
        using var listening = new Listening(toSpans: true);
        _table.Get("a");
        _folder.Database.Invoking(db => db.DeleteItem(new() { TableName = "Heard", Key = [] })).Should().Throw<ValidationException>();

        listening.Spans.Select(span => (span.DisplayName, span.Kind, span.Status)).Should().Equal(
            ("GetItem Heard", ActivityKind.Internal, ActivityStatusCode.Unset), ("DeleteItem Heard", ActivityKind.Internal, ActivityStatusCode.Error));
        listening.Spans[0].TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["db.system.name"] = "aws.dynamodb",
            ["db.operation.name"] = "GetItem",
            ["db.collection.name"] = "Heard",
        });
        listening.Spans[1].GetTagItem("error.type").Should().Be("ValidationException");
        listening.Spans[1].StatusDescription.Should().Be("The provided key element does not match the schema");
    }

    [Fact]
    public void ConsumedUnits_AreCounted_WhetherOrNotTheAnswerTellsThem()
    {
        using var listening = new Listening();
        var database = _folder.Database;
        database.PutItem(new() { TableName = "Heard", Item = new() { ["pk"] = "a", ["s"] = new string('x', 1500) } });
        database.GetItem(new() { TableName = "Heard", Key = new() { ["pk"] = "a" }, ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL });
        database.Scan(new() { TableName = "Heard", ConsistentRead = true });
        database.BatchGetItem(new() { RequestItems = new() { ["Heard"] = new() { Keys = [new() { ["pk"] = "a" }, new() { ["pk"] = "b" }] } } });
        database.BatchWriteItem(new() { RequestItems = new() { ["Heard"] = [new() { DeleteRequest = new() { Key = new() { ["pk"] = "b" } } }] } });
        database.TransactWriteItems(new() { TransactItems = [new() { Put = new() { TableName = "Heard", Item = new() { ["pk"] = "a" } } }] });

        listening.Of("localdynamo.capacity.consumed", "Heard").Select(heard => (heard.Tags["localdynamo.capacity.kind"], heard.Value)).Should().Equal(
            ("write", 2), ("read", 0.5), ("read", 1), ("read", 1), ("write", 1), ("write", 4));
    }

    [Fact]
    public void Throttles_AreCounted_WithWhatHasNoThroughput()
    {
        using var listening = new Listening();
        var arn = _folder.Database.CreateTable(new CreateTableRequest
        {
            TableName = "Tight",
            AttributeDefinitions = [new("pk", "S")],
            KeySchema = [new("pk", "HASH")],
            ProvisionedThroughput = new() { ReadCapacityUnits = 1, WriteCapacityUnits = 1 },
        }).TableDescription!.TableArn;
        var tight = _folder.Table("Tight");
        tight.EnforceProvisionedThroughput = true;
        for (var i = 0; i < 300; i++)
            tight.Put(new() { ["pk"] = "a" });
        tight.Invoking(table => table.Put(new() { ["pk"] = "a" })).Should().Throw<ProvisionedThroughputExceededException>();

        listening.Measurements.Where(heard => heard.Instrument == "localdynamo.capacity.throttles").Should().ContainSingle()
            .Which.Tags.Should().BeEquivalentTo(
                new Dictionary<string, object?> { ["localdynamo.resource.arn"] = arn, ["localdynamo.capacity.kind"] = "write" });
    }

    [Fact]
    public void Databases_TellTheirFigures_WhileTheyAreOpen()
    {
        using var listening = new Listening();
        _table.Put(new() { ["pk"] = "a" });
        _table.Put(new() { ["pk"] = "b" });
        using var snapshot = _folder.Database.Snapshot();

        Figure("localdynamo.items").Should().Be(2);
        Figure("localdynamo.items.size").Should().Be(6);
        Figure("localdynamo.snapshots.open").Should().Be(1);
        Figure("localdynamo.log.syncs").Should().Be(3, "one for the table, one for each put");
        Figure("localdynamo.log.written").Should().BePositive();
        Figure("localdynamo.checkpoints").Should().Be(0);
        _folder.Database.Checkpoint();
        Figure("localdynamo.checkpoints").Should().Be(1);

        var id = Id();
        _folder.Dispose();
        listening.Collect("localdynamo.checkpoints").Should().NotContain(heard => (string)heard.Tags["localdynamo.database.id"]! == id);

        double Figure(string instrument) => listening.Collect(instrument).Single(heard => (string)heard.Tags["localdynamo.database.id"]! == Id()).Value;
    }

    [Fact]
    public void NobodyListening_GetAllocatesNothing()
    {
        Instruments.AreListenedTo.Should().BeFalse();
        _table.Put(new() { ["pk"] = "a" });
        _table.Get("a");

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            _table.Get("a");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void EveryInstrument_StandsInTheDocumentation()
    {
        using var listening = new Listening();
        _folder.Database.PutItem(new() { TableName = "Heard", Item = new() { ["pk"] = "a" } });
        var heard = listening.Collect("").Concat(listening.Measurements).ToList();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "telemetry.md"));

        heard.Should().HaveCountGreaterThan(5);
        foreach (var (instrument, unit, _, tags) in heard)
        {
            page.Should().Contain($"| `{instrument}` |").And.Contain($"`{unit}`");
            foreach (var name in tags.Keys)
                page.Should().Contain($"`{name}`");
        }
    }

    private string Id() => ((IObservedDatabase)_folder.Database.Engine).Id;

    /// <summary>A clock that goes on by itself each time it is looked at.</summary>
    private sealed class SteppingClock(TimeSpan step) : TimeProvider
    {
        private long _timestamp;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Add(ref _timestamp, step.Ticks);
    }
}
