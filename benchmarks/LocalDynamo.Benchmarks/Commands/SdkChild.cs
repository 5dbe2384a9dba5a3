using System.Diagnostics;
using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LocalDynamo.AwsSdk;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// What <see cref="SdkCommand"/> starts: a process that has done nothing yet makes a client, a table, a put and a get, and prints how many milliseconds
/// that took it: on LocalDynamo, or through the SDK alone, whose requests are answered at once without a network.
/// </summary>
internal static class SdkChild
{
    public const string Argument = "sdk-child";
    public const string Ours = "ours";
    public const string SdkAlone = "sdk";

    public static int Run(string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var client = arguments is [Ours] ? NewClient() : ClientWithoutNetwork();
        SdkOrders.UseNewTable(client, "Orders");
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    // Apart, so that neither loads what the other needs.
    private static LocalDynamoClient NewClient() => new();

    private static AmazonDynamoDBClient ClientWithoutNetwork() => new(
        new BasicAWSCredentials("benchmark", "benchmark"),
        new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1", HttpClientFactory = new Factory() });

    private sealed class Factory : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Answers());
    }

    /// <summary>An item of seven attributes, as the get expects; the other operations do not look at what they do not know.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        private static readonly byte[] Body = Encoding.UTF8.GetBytes(
            """{"Item":{"a":{"S":"a"},"b":{"S":"b"},"c":{"S":"c"},"d":{"S":"d"},"e":{"N":"1"},"f":{"S":"f"},"g":{"L":[{"S":"g"}]}}}""");

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
