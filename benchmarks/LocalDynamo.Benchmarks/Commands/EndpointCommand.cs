using System.Globalization;
using LocalDynamo.Benchmarks.Endpoint;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// The HTTP endpoint on loopback beside DynamoDB Local, both in memory: how soon it is ready, what it takes
/// with one item and nothing to do, and gets and puts on 1 and on 64 connections; there beside a server that does nothing.
/// </summary>
internal static class EndpointCommand
{
    private const int ItemCount = 1_000;
    private const int Rounds = 3;
    private const double LeastRate = 8;
    private const double MostP99 = 1.0 / 5;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    /// <param name="paths">Servers published as one program, to be measured too.</param>
    public static int Run(string[] paths)
    {
        if (EndpointProgram.Server() is not { } server)
        {
            Console.WriteLine("The server is not built: dotnet build -c Release src/LocalDynamo.Server");
            return 1;
        }

        if (EndpointProgram.DynamoDbLocal() is not { } oracle)
        {
            Console.WriteLine("DynamoDB Local is not there: Java, npm or tests/oracle/start is missing");
            return 1;
        }

        EndpointProgram[] ours = [server, .. paths.Select(EndpointProgram.Published)];
        var idle = Measure([oracle, .. ours]);
        foreach (var (program, index) in ours.Select((program, index) => (program, index + 1)))
        {
            var (start, memory) = (idle[index].Start / idle[0].Start, idle[index].Memory / idle[0].Memory);
            Console.WriteLine($"{program.Name}: ready in {start:P0} of DynamoDB Local's time, with {memory:P0} of its memory");
        }

        using var theirs = EndpointProcess.Start(oracle);
        using var mine = EndpointProcess.Start(server);
        using var bare = EndpointProcess.Start(EndpointProgram.Bare());
        Fill(theirs, ItemCount);
        Fill(mine, ItemCount);
        var isFast = true;
        foreach (var connections in (int[])[1, 64])
        {
            isFast &= Compare(theirs, mine, bare, "GetItem", index => $$"""{"TableName":"Orders","Key":{{KeyOf(index).ToDynamoJson()}}}""", connections);
            isFast &= Compare(theirs, mine, bare, "PutItem", PutOf, connections);
        }

        Console.WriteLine($"meant to be: at least {LeastRate} times the rate, at most {MostP99} of the p99");
        return isFast ? 0 : 1;
    }

    private static (double Start, double Memory)[] Measure(EndpointProgram[] programs) => [.. programs.Select(program =>
    {
        var starts = Enumerable.Range(0, Rounds).Select(_ =>
        {
            using var process = EndpointProcess.Start(program);
            Fill(process, itemCount: 1);
            return (Start: process.StartTime.TotalMilliseconds, Memory: process.ResidentMegabytes);
        }).OrderBy(start => start.Start).ToArray();
        var (start, memory) = starts[Rounds / 2];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{program.Name,-28} ready after {start,6:N0} ms, {memory,5:N0} MB; median of {Rounds}"));
        return (start, memory);
    })];

    private static void Fill(EndpointProcess process, int itemCount)
    {
        var load = new HttpLoad(process.Port, 1);
        load.Run([HttpLoad.Request("CreateTable", """
            {"TableName":"Orders","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"Customer","AttributeType":"S"},{"AttributeName":"Order","AttributeType":"S"}],
             "KeySchema":[{"AttributeName":"Customer","KeyType":"HASH"},{"AttributeName":"Order","KeyType":"RANGE"}]}
            """)]);
        load.Run([.. Enumerable.Range(0, itemCount).Select(index => HttpLoad.Request("PutItem", PutOf(index)))]);
    }

    private static string PutOf(int index) => $$"""{"TableName":"Orders","Item":{{Orders.Item(index).ToDynamoJson()}}}""";

    private static Item KeyOf(int index) => new() { ["Customer"] = Orders.CustomerOf(index), ["Order"] = Orders.OrderOf(index) };

    /// <summary>Loads both and prints how they compare. Rounds take turns, so that a moment in which the machine is busy falls on both.</summary>
    private static bool Compare(EndpointProcess theirs, EndpointProcess mine, EndpointProcess bare, string operation, Func<int, string> json, int connections)
    {
        var requests = Orders.ShuffledIndexes(ItemCount).Select(index => HttpLoad.Request(operation, json(index))).ToArray();
        HttpLoad[] loads = [.. new[] { theirs, mine, bare }.Select(process => new HttpLoad(process.Port, connections))];
        foreach (var load in loads)
            _ = load.Run(requests, WarmUp);
        var round = Enumerable.Range(0, Rounds)
            .Select(_ => loads.Select(load => load.Run(requests, Duration)).ToArray())
            .OrderBy(round => round[1].PerSecond / round[0].PerSecond)
            .ElementAt(Rounds / 2);
        var (their, my, floor) = (round[0], round[1], round[2]);
        var (rate, p99) = (my.PerSecond / their.PerSecond, my.P99Microseconds / their.P99Microseconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{operation}, {connections,2} connections: {my.PerSecond,7:N0}/s, p99 {my.P99Microseconds,6:N0} µs; DynamoDB Local " +
            $"{their.PerSecond,6:N0}/s, p99 {their.P99Microseconds,6:N0} µs; {rate:N1} times the rate, {p99:N2} of the p99; bare sockets " +
            $"{floor.PerSecond,7:N0}/s, p99 {floor.P99Microseconds,6:N0} µs, {floor.PerSecond / their.PerSecond:N1} times the rate"));
        return rate >= LeastRate && p99 <= MostP99;
    }
}
