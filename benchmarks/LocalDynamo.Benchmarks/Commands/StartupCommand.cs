using System.Diagnostics;
using System.Text;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// From the start of a process to the answer of its first get, after a table and a put: a program with LocalDynamo against DynamoDB
/// Local and its first answers over HTTP. That one is left out where Java is not there.
/// </summary>
internal static class StartupCommand
{
    private const int Starts = 15;
    private const int OracleStarts = 3;
    private const double LimitRatio = 50;

    /// <param name="programs">Other programs to start in place of this one: each prints a line once its first get has answered.</param>
    public static int Run(string[] programs)
    {
        var best = double.MaxValue;
        foreach (var program in programs.Length > 0 ? programs : [Environment.ProcessPath!])
        {
            var median = Median(Starts, () => TimeChild(program));
            Console.WriteLine($"{Path.GetFileName(program),-28} {median,8:N0} ms to the first put and get, median of {Starts}");
            best = Math.Min(best, median);
        }

        if (DynamoDbLocalServer.FindScript() is not { } script)
        {
            Console.WriteLine("DynamoDB Local is not there: Java, npm or tests/oracle/start is missing");
            return 0;
        }

        var oracle = Median(OracleStarts, () => TimeOracle(script));
        Console.WriteLine($"{"DynamoDB Local",-28} {oracle,8:N0} ms to the first put and get, median of {OracleStarts}");
        Console.WriteLine($"{oracle / best:N0} times as fast; limit: at least {LimitRatio:N0}");
        return oracle / best >= LimitRatio ? 0 : 1;
    }

    private static double TimeChild(string program)
    {
        var start = Stopwatch.GetTimestamp();
        using var child = Process.Start(new ProcessStartInfo(program, [StartupChild.Argument]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine();
        var time = Stopwatch.GetElapsedTime(start);
        child.WaitForExit();
        return line is not null && child.ExitCode == 0
            ? time.TotalMilliseconds
            : throw new InvalidOperationException($"{program} ended with {child.ExitCode}.");
    }

    private static double TimeOracle(string script)
    {
        using var client = new HttpClient();
        var start = Stopwatch.GetTimestamp();
        using var server = DynamoDbLocalServer.Start(script);
        const string Key = """ "AttributeDefinitions":[{"AttributeName":"UserId","AttributeType":"S"}],"KeySchema":[{"AttributeName":"UserId","KeyType":"HASH"}] """;
        Ask("CreateTable", $$"""{"TableName":"Users","BillingMode":"PAY_PER_REQUEST",{{Key}}}""");
        Ask("PutItem", """{"TableName":"Users","Item":{"UserId":{"S":"ada"},"Name":{"S":"Ada Lovelace"},"Visits":{"N":"1"}}}""");
        Ask("GetItem", """{"TableName":"Users","Key":{"UserId":{"S":"ada"}}}""");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;

        void Ask(string operation, string json)
        {
            while (true)
            {
                try
                {
                    using var response = client.Send(Request(server.Url, operation, json));
                    response.EnsureSuccessStatusCode();
                    return;
                }
                catch (HttpRequestException error) when (error.StatusCode is null && !server.HasExited)
                {
                    // Not listening yet. Asked again at once it would compete for the processor with what it waits for.
                    Thread.Sleep(5);
                }
            }
        }
    }

    private static HttpRequestMessage Request(Uri url, string operation, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.0"),
        };
        request.Headers.Add("X-Amz-Target", $"DynamoDB_20120810.{operation}");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0");
        return request;
    }

    private static double Median(int count, Func<double> measure) => Statistics.Median(Enumerable.Range(0, count).Select(_ => measure()));
}
