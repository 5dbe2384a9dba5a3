using LocalDynamo.AwsSdk;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Turns;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>The same program through the AWS SDK, on <see cref="LocalDynamoClient"/> and on DynamoDB Local in memory: one thread, turn by turn, in one process.</summary>
internal static class SdkRows
{
    public const string GetKey = "sdk-get";
    public const string PutKey = "sdk-put";
    public const string QueryKey = "sdk-query";
    public const string TransactKey = "sdk-transact";
    public const string NewDatabaseKey = "sdk-new-database";

    private const int RoundCount = 41;

    // An SDK's call is much code, and DynamoDB Local is compiled while it runs too.
    private const int WarmUps = 4;

    private const string Theirs = "DynamoDB Local";

    private static readonly TimeSpan TurnLength = TimeSpan.FromMilliseconds(5);

    public static IEnumerable<Row> Measure()
    {
        if (DynamoDbLocalServer.FindScript() is not { } script)
        {
            Console.WriteLine("DynamoDB Local is left out: Java, npm or tests/oracle/start is missing.");
            yield break;
        }

        using var server = DynamoDbLocalServer.Start(script);
        server.WaitUntilReady();
        using var theirs = server.NewClient();
        using var ours = new LocalDynamoClient();
        using var faithful = new LocalDynamoClient(ours.Engine, new() { FaithfulRetries = true });
        var (local, embedded, throughPipeline) = (new SdkOrders(theirs), new SdkOrders(ours), new SdkOrders(faithful));
        local.SetUp();
        embedded.SetUp();

        yield return Row(
            GetKey, "get", 150, TakerOf(LocalDynamoPeer.Name, embedded.Get, 100), TakerOf($"{LocalDynamoPeer.Name}, FaithfulRetries", throughPipeline.Get, 100), TakerOf(Theirs, local.Get));
        yield return Row(PutKey, "put", 80, TakerOf(LocalDynamoPeer.Name, embedded.Put, 100), TakerOf(Theirs, local.Put));
        yield return Row(QueryKey, "query of 100", 20, TakerOf(LocalDynamoPeer.Name, embedded.Query, 10), TakerOf(Theirs, local.Query));
        yield return Row(TransactKey, "transaction of 10 conditional puts", 100, TakerOf(LocalDynamoPeer.Name, embedded.Transact, 10), TakerOf(Theirs, local.Transact));
        var tables = 0;
        yield return Row(
            NewDatabaseKey, "new client, database, table, a put, a get; there: table, put, get", 50,
            TakerOf(LocalDynamoPeer.Name, UseNewDatabase, 10), TakerOf(Theirs, () => SdkOrders.UseNewTable(theirs, $"Table{++tables}")));
    }

    private static void UseNewDatabase()
    {
        using var client = new LocalDynamoClient();
        SdkOrders.UseNewTable(client, "Table");
    }

    private static TurnTaker TakerOf(string name, Action operation, int operations = 1)
    {
        var turn = new RepeatedTurn(operations, operation);
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
            TurnTime.WarmUp(turn);
        return new TurnTaker(name, IsFloor: false, () =>
        {
            var time = TurnTime.Measure(turn, TurnLength);
            return [time.Nanoseconds / 1_000, time.Bytes];
        });
    }

    private static Row Row(string key, string workload, double limit, params TurnTaker[] takers)
    {
        var figures = Rounds.Figures(takers, Rounds.Run(takers, RoundCount), bytes: 1);
        return RowGroup.NewRow(
            key, $"through the AWS SDK: {workload}", $"{SdkOrders.Count:N0} items of {Orders.Item(1).SizeBytes} bytes, in memory, one thread; DynamoDB Local over HTTP on the same machine", "µs", figures,
            Target.AtLeast("times as fast as DynamoDB Local", 1 / RowGroup.RatioTo(figures, Theirs), limit));
    }
}
