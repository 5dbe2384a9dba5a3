using System.Net.Sockets;
using System.Text;
using CsCheck;
using LocalDynamo.Server.Wire;
using Xunit.Abstractions;

namespace LocalDynamo.Server.Tests.Http;

/// <summary>Requests that mean no good. LOCALDYNAMO_REQUESTS says how many; a seed is told where one fails.</summary>
public sealed class HostileRequestsTests(ITestOutputHelper output)
{
    /// <summary>How many requests are sent to one server.</summary>
    private const int RequestsPerServer = 20_000;

    /// <summary>Far more than a request takes, so that only one that does not end is found.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly string[] MemberNames =
    [
        "TableName", "Key", "Item", "Keys", "RequestItems", "TransactItems", "Put", "Get", "Update", "Delete", "ConditionCheck", "PutRequest", "DeleteRequest",
        "Limit", "Select", "ExclusiveStartKey", "KeyConditions", "Expected", "AttributeUpdates", "AttributesToGet", "Value", "AttributeValueList",
        "ComparisonOperator", "ConditionExpression", "UpdateExpression", "FilterExpression", "ProjectionExpression", "KeyConditionExpression",
        "ExpressionAttributeNames", "ExpressionAttributeValues", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "Projection",
        "NonKeyAttributes", "ProvisionedThroughput", "Segment", "TotalSegments", "ClientRequestToken", "ReturnValues", "IndexName",
        "id", "#a", ":a", "S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M", "Users",
    ];

    private static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.OneOf(MemberNames)),
        (4, Gen.OneOf("Users", "ada", "", "1", "1e400", "-0", "AAEC", "#a = :a", "SET #a = :a", "id = :a", "ALL_OLD", "HASH", "\\ud800", "\\u0000", "ä", "a[0].b")),
        (1, Gen.String[Gen.Char[' ', '~'], 0, 40].Select(text => text.Replace("\\", "").Replace("\"", ""))));

    private static readonly Gen<string> Scalar = Gen.Frequency(
        (6, Text.Select(text => $"\"{text}\"")),
        (1, Gen.OneOf("null", "true", "false", "0", "-1", "1", "2147483648", "1.5", "1e999", "999999999999999999999999999999999999")));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 5
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, inner.Array[0, 3].Select(elements => $"[{string.Join(',', elements)}]")),
            (4, Gen.Select(Text, inner, (name, value) => $"\"{name}\":{value}").Array[0, 4].Select(members => $"{{{string.Join(',', members)}}}"))));

    /// <summary>A request for the table that there is, with something in it that is not right.</summary>
    private static readonly Gen<string> NearlyRight = Gen.Select(
        Gen.OneOf(
            """{"TableName":"Users","Key":{"id":{"S":"ada"}},X}""",
            """{"TableName":"Users","Item":{"id":{"S":"ada"},"a":Y},X}""",
            """{"TableName":"Users","ExpressionAttributeNames":{"#a":"id"},"ExpressionAttributeValues":{":a":Y},"KeyConditionExpression":"#a = :a",X}""",
            """{"RequestItems":{"Users":{"Keys":[{"id":{"S":"ada"}},Y],X}}}""",
            """{"RequestItems":{"Users":[{"PutRequest":{"Item":{"id":{"S":"ada"},"a":Y}}},Y]},X}""",
            """{"TransactItems":[{"Put":{"TableName":"Users","Item":Y,X}},Y]}""",
            """{"TableName":"Other","AttributeDefinitions":[{"AttributeName":"a","AttributeType":"S"},Y],"KeySchema":[{"AttributeName":"a","KeyType":"HASH"}],X}"""),
        Gen.Select(Text, Json, (name, value) => $"\"{name}\":{value}"),
        Json,
        (template, member, value) => template.Replace("X", member).Replace("Y", value));

    private static readonly Gen<byte[]> Body = Gen.Frequency(
        (4, NearlyRight.Select(Encoding.UTF8.GetBytes)),
        (3, Json.Select(Encoding.UTF8.GetBytes)),
        (2, Gen.Select(NearlyRight.Select(Encoding.UTF8.GetBytes), Gen.Int[0, 10_000], Gen.Byte, Damaged)),
        (1, Gen.Byte.Array[0, 200]));

    private static readonly Gen<(string Target, byte[] Body, string[] Headers)> Request = Gen.Select(
        Gen.Frequency(
            (20, Gen.OneOf([.. OperationTable.All.Select(operation => "DynamoDB_20120810." + operation.Name)])),
            (1, Gen.String[Gen.Char['!', '~'], 0, 40])),
        Body,

        // Each once: a client that has sent two Expect headers waits for a second by itself.
        Gen.OneOf(
            "Content-Encoding: gzip", "Accept-Encoding: gzip", "Accept-Encoding: ;q=", "Authorization: AWS4-HMAC-SHA256 Credential=///", "Authorization: x",
            "Content-Type: application/x-amz-json-1.0;;", "Content-Type: x/y", "Origin: null", "Expect: 100-continue", "X-Amz-Target: a",
            "X-Amz-Date: nonsense", "Content-Encoding: gzip, gzip", "Cookie: a=b").ArrayUnique[0, 2]);

    private static readonly Gen<byte[]> Bytes = Gen.Frequency(
        (1, Gen.Byte.Array[1, 300]),
        (2, Gen.Select(
            Gen.Const(
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n" +
                "Content-Length: 2\r\n\r\n{}").Select(Encoding.UTF8.GetBytes),
            Gen.Int[0, 10_000],
            Gen.Byte,
            Damaged)));

    [Fact]
    public async Task Requests_OfAnyKind_AreAnswered_AndNoneWithAnErrorOfTheServer()
    {
        var tally = new Tally();
        var memory = new List<long>();
        for (var sent = 0; sent < TestSettings.RequestCount; sent += RequestsPerServer)
        {
            await using var server = await TestServer.StartAsync();
            _ = await server.CreateUsersAsync();
            await Request.SampleAsync(
                async request => (await tally.CountAsync(() => SendAsync(server, request))).Status.Should().BeLessThan(500),
                iter: Math.Min(RequestsPerServer, TestSettings.RequestCount - sent),
                threads: 2,
                print: request => $"{request.Target} {string.Join("; ", request.Headers)}\n{Encoding.UTF8.GetString(request.Body)}");
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        output.WriteLine(tally.ToString());
        output.WriteLine($"memory after each {RequestsPerServer} requests, MB: {string.Join(", ", memory.Select(bytes => bytes >> 20))}");
        memory[^1].Should().BeLessThan(memory[0] + (64 << 20), "nothing of a request is kept");
    }

    /// <summary>What is not even HTTP, or not for long.</summary>
    [Fact]
    public async Task Bytes_OfAnyKind_AreAnsweredOrTheConnectionIsClosed()
    {
        await using var server = await TestServer.StartAsync();
        await Bytes.SampleAsync(
            async bytes => (await ExchangeAsync(server.Address, bytes)).Should().NotStartWith("HTTP/1.1 500"), iter: TestSettings.RequestCount / 20, threads: 2);
    }

    private static Task<Answer> SendAsync(TestServer server, (string Target, byte[] Body, string[] Headers) request) =>
        server.PostAsync(operation: null, request.Body, message =>
        {
            _ = message.Headers.TryAddWithoutValidation("X-Amz-Target", request.Target);
            foreach (var header in request.Headers)
            {
                var colon = header.IndexOf(':');
                var (name, value) = (header[..colon], header[(colon + 2)..]);
                if (name == "Content-Type")
                    _ = message.Content!.Headers.Remove(name);
                if (!message.Headers.TryAddWithoutValidation(name, value))
                    _ = message.Content!.Headers.TryAddWithoutValidation(name, value);
            }
        }).WaitAsync(Patience);

    private static async Task<string> ExchangeAsync(Uri address, byte[] bytes)
    {
        using var socket = await LocalDynamoServerTests.ConnectAsync(address);
        try
        {
            _ = await socket.SendAsync(bytes);
            socket.Shutdown(SocketShutdown.Send);
            var answer = new byte[1024];
            return Encoding.ASCII.GetString(answer, 0, await socket.ReceiveAsync(answer).WaitAsync(Patience));
        }
        catch (SocketException closed) when (closed.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
        {
            return "";
        }
    }

    private static byte[] Damaged(byte[] bytes, int place, byte value)
    {
        bytes = [.. bytes];
        if (value < 40)
            return bytes[..(place % bytes.Length)];

        bytes[place % bytes.Length] = value;
        return bytes;
    }
}
