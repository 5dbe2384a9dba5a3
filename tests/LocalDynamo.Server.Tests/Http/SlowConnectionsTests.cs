using System.Diagnostics;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace LocalDynamo.Server.Tests.Http;

/// <summary>Who connects and then sends next to nothing. LOCALDYNAMO_CONNECTIONS says how many at once.</summary>
public sealed class SlowConnectionsTests(ITestOutputHelper output)
{
    /// <summary>The promise is 30 seconds; a busy machine may be late to look.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task SlowConnections_AreDropped_AndOthersAreServedMeanwhile()
    {
        await using var server = await TestServer.StartAsync();
        byte[][] beginnings =
        [
            [],
            "POST / HTTP/1.1\r\nHost: local"u8.ToArray(),
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: 1000\r\n\r\n{"u8.ToArray(),
        ];
        var slow = new List<Task<int>>();
        for (var i = 0; i < TestSettings.ConnectionCount; i++)
        {
            var socket = await LocalDynamoServerTests.ConnectAsync(server.Address);
            slow.Add(EndOfAsync(socket, beginnings[i % beginnings.Length]));
        }

        var connected = Stopwatch.StartNew();
        (await server.PostAsync("ListTables", "{}")).Status.Should().Be(200);

        (await Task.WhenAll(slow).WaitAsync(Patience)).Should().OnlyContain(received => received == 0);
        output.WriteLine($"{slow.Count} connections: the last was dropped {connected.Elapsed.TotalSeconds:F1} s after it was made");
    }

    /// <summary>Sends, then waits for the end of the connection, passing over an answer that says why.</summary>
    private static async Task<int> EndOfAsync(Socket socket, byte[] beginning)
    {
        using (socket)
        {
            if (beginning.Length > 0)
                _ = await socket.SendAsync(beginning);
            var buffer = new byte[4096];
            try
            {
                int received;
                do
                {
                    received = await socket.ReceiveAsync(buffer);
                }
                while (received > 0);
                return received;
            }
            catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
            {
                return 0;
            }
        }
    }
}
