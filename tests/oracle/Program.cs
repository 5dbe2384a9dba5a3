using Amazon.DynamoDBv2;
using Amazon.Runtime;
using LocalDynamo;
using LocalDynamo.AwsSdk;
using LocalDynamo.Oracle;
using LocalDynamo.Oracle.Sdk;
using LocalDynamo.Oracle.Wire;
using LocalDynamo.Server;
using Microsoft.Extensions.Logging;

// The differential test: the same generated requests go to AWS's DynamoDB Local and to the engine in this process, and
// the answers are compared. Exit code 0 says that they were equal, or differed only as docs/differences.md says.

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}

if (Documentation.Missing() is { Count: > 0 } missing)
{
    Console.Error.WriteLine($"docs/differences.md does not list: {string.Join(", ", missing)}");
    return 1;
}

Console.WriteLine($"seed {options.Seed}");
using var http = new HttpEndpoint(options.Endpoint, options.Http);
using var database = DynamoDatabase.InMemory();
await using var server = await LocalDynamoServer.StartAsync(new LocalDynamoServerOptions { Port = 0, LogLevel = LogLevel.Error });
using var served = new HttpEndpoint(server.Address, tellsWire: true);

// A request is sent once: what DynamoDB Local does now and then, a failure of its own, is to be seen.
using var remote = new AmazonDynamoDBClient(
    new BasicAWSCredentials("oracle", "oracle"), new AmazonDynamoDBConfig { ServiceURL = options.Endpoint.ToString(), MaxErrorRetry = 0 });
using var client = new LocalDynamoClient(database);

IEndpoint local = options.Sdk ? new SdkEndpoint(remote) : http;
IEndpoint? ours = options.LocalOnly ? null
    : options.Http ? served
    : options.Sdk ? new SdkEndpoint(client)
    : new InProcess(database);
var report = new Report();
var histories = options.History is { } only
    ? [only]
    : Enumerable.Range(0, (options.Count + HistoryRunner.Steps - 1) / HistoryRunner.Steps);
foreach (var history in histories)
    new HistoryRunner(local, ours, report, options).Run(history);

if (options.LocalOnly)
    report.PrintReached();
report.Print();
return report.Agrees ? 0 : 1;
