using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LocalDynamo.AwsSdk;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// The same program through the AWS SDK, on <see cref="LocalDynamoClient"/> and on DynamoDB Local in memory: one thread, turn by turn, medians.
/// DynamoDB Local is left out where Java is not there.
/// </summary>
internal static class SdkCommand
{
    private const int Rounds = 41;
    private const int WarmUpRounds = 40;
    private const int ColdStarts = 15;

    public static int Run()
    {
        Cold();
        if (DynamoDbLocalServer.FindScript() is not { } script)
        {
            Console.WriteLine("DynamoDB Local is not there: Java, or tests/oracle/start, is missing");
            return 0;
        }

        using var server = DynamoDbLocalServer.Start(script);
        server.WaitUntilReady();
        using var theirs = new AmazonDynamoDBClient(
            new BasicAWSCredentials("benchmark", "benchmark"), new AmazonDynamoDBConfig { ServiceURL = server.Url.ToString() });
        using var ours = new LocalDynamoClient();
        using var faithful = new LocalDynamoClient(ours.Engine, new() { FaithfulRetries = true });
        var (local, embedded, throughPipeline) = (new SdkOrders(theirs), new SdkOrders(ours), new SdkOrders(faithful));
        local.SetUp();
        embedded.SetUp();

        Console.WriteLine($"{"through the AWS SDK",-38} {"LocalDynamo",14} {"DynamoDB Local",15} {"ratio",7} {"at least",9} {"allocated",10}");
        Compare("get", 150, 500, embedded.Get, local.Get);
        Compare("get, with FaithfulRetries", 1, 500, throughPipeline.Get, local.Get);
        Compare("put", 80, 500, embedded.Put, local.Put);
        Compare("query of 100 items", 20, 50, embedded.Query, local.Query);
        Compare("transaction of 10 conditional puts", 100, 50, embedded.Transact, local.Transact);
        var tables = 0;
        Compare("new client, database, table, put, get", 50, 10, NewDatabase, () => SdkOrders.UseNewTable(theirs, $"Table{++tables}"));
        return 0;
    }

    private static void NewDatabase()
    {
        using var client = new LocalDynamoClient();
        SdkOrders.UseNewTable(client, "Table");
    }

    /// <param name="name">What is done.</param>
    /// <param name="limit">How many times as fast it is meant to be at least.</param>
    /// <param name="perRound">How often it is done in a round here, so that the clock sees it; there once is enough.</param>
    /// <param name="ours">It, here.</param>
    /// <param name="theirs">It, there.</param>
    private static void Compare(string name, double limit, int perRound, Action ours, Action theirs)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            _ = Microseconds(ours, perRound);
            _ = Microseconds(theirs, 5);
            // The compiler optimises in the background what has run often enough.
            Thread.Sleep(100);
        }

        var (our, their) = (new double[Rounds], new double[Rounds]);
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            our[round] = Microseconds(ours, perRound);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            their[round] = Microseconds(theirs, 5);
        }

        var (ourMedian, theirMedian) = (Median(our), Median(their));
        Console.WriteLine(
            $"{name,-38} {ourMedian,11:N2} µs {theirMedian,12:N0} µs {theirMedian / ourMedian,7:N0} {limit,9:N0} {allocated / Rounds / perRound,8:N0} B");
    }

    /// <summary>What a first client costs a process: with LocalDynamo, and with the SDK alone.</summary>
    private static void Cold()
    {
        var (ours, alone) = (new double[ColdStarts], new double[ColdStarts]);
        for (var start = 0; start < ColdStarts; start++)
        {
            ours[start] = Child(SdkChild.Ours);
            alone[start] = Child(SdkChild.SdkAlone);
        }

        Console.WriteLine(
            $"in a cold process: client, table, put, get {Median(ours):N0} ms with LocalDynamo, {Median(alone):N0} ms with the SDK and answers from memory; "
            + $"ratio {Median(ours) / Median(alone):N2}, meant to be at most 2");
    }

    private static double Child(string kind)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [SdkChild.Argument, kind]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine();
        child.WaitForExit();
        return line is not null && child.ExitCode == 0
            ? double.Parse(line, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The child ended with {child.ExitCode}.");
    }

    private static double Microseconds(Action action, int times)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / times;
    }

    private static double Median(double[] times)
    {
        Array.Sort(times);
        return times[times.Length / 2];
    }
}
