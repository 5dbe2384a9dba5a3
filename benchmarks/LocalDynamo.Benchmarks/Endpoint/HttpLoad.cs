using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LocalDynamo.Benchmarks.Endpoint;

/// <summary>
/// Sends requests on some connections at once, as plainly as HTTP can be: the bytes are made before, and of an answer only the status and the
/// length are looked at, so that both servers are measured and not the client. A thread has up to 32 connections, sends a request on
/// each, then takes the answers in the same order.
/// </summary>
internal sealed class HttpLoad(int port, int connectionCount)
{
    /// <summary>Longer than any message here.</summary>
    public const int BufferBytes = 16 << 10;

    private const int ConnectionsPerThread = 32;

    private static ReadOnlySpan<byte> Ok => "HTTP/1.1 200"u8;

    /// <summary>The bytes of a request.</summary>
    public static byte[] Request(string operation, string json) => Encoding.UTF8.GetBytes(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\n" +
        $"X-Amz-Target: DynamoDB_20120810.{operation}\r\n" +
        "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=0\r\n" +
        $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>Sends each of the requests once.</summary>
    public void Run(IReadOnlyList<byte[]> requests) => Run(requests, 0, 1, long.MaxValue, requests.Count);

    /// <summary>Sends requests for a time.</summary>
    /// <param name="requests">The requests, sent in turn, each thread beginning at a place of its own.</param>
    /// <param name="duration">For how long.</param>
    public LoadResult Run(IReadOnlyList<byte[]> requests, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var threads = (connectionCount + ConnectionsPerThread - 1) / ConnectionsPerThread;
        var runs = Enumerable.Range(0, threads)
            .Select(number => Task.Factory.StartNew(
                () => Run(requests, number * requests.Count / threads, connectionCount / threads, end, int.MaxValue), TaskCreationOptions.LongRunning))
            .ToArray();
        var latencies = Task.WhenAll(runs).GetAwaiter().GetResult().SelectMany(ticks => ticks).Order().ToArray();
        return new LoadResult(latencies.Length / Stopwatch.GetElapsedTime(start).TotalSeconds, latencies);
    }

    /// <summary>Takes one whole message; false where the other side has closed the connection instead of sending one.</summary>
    public static bool TryReceive(Socket socket, byte[] buffer, out int received)
    {
        received = 0;
        do
        {
            var count = socket.Receive(buffer.AsSpan(received));
            if (count == 0)
                return false;
            received += count;
        }
        while (received < LengthOf(buffer.AsSpan(0, received)));
        return true;
    }

    private List<long> Run(IReadOnlyList<byte[]> requests, int next, int connections, long end, int count)
    {
        var sockets = Enumerable.Range(0, connections).Select(_ => Connect()).ToArray();
        var sent = new long[connections];
        var buffer = new byte[BufferBytes];
        var latencies = new List<long>(1 << 18);
        while (Stopwatch.GetTimestamp() < end && latencies.Count < count)
        {
            for (var i = 0; i < connections; i++)
            {
                sent[i] = Stopwatch.GetTimestamp();
                _ = sockets[i].Send(requests[next]);
                next = next + 1 == requests.Count ? 0 : next + 1;
            }

            for (var i = 0; i < connections; i++)
            {
                ReceiveAnswer(sockets[i], buffer);
                latencies.Add(Stopwatch.GetTimestamp() - sent[i]);
            }
        }

        Array.ForEach(sockets, socket => socket.Dispose());
        return latencies;
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private static void ReceiveAnswer(Socket socket, byte[] buffer)
    {
        if (!TryReceive(socket, buffer, out var received))
            throw new InvalidOperationException("The server has closed the connection.");
        if (!buffer.AsSpan().StartsWith(Ok))
            throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, received));
    }

    /// <summary>How long the message is that the bytes begin; not to be reached while its headers are not all there.</summary>
    private static int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var headers = bytes.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return int.MaxValue;

        var name = bytes.IndexOf("Content-Length: "u8);
        var value = bytes[(name + "Content-Length: "u8.Length)..];
        return headers + 4 + int.Parse(value[..value.IndexOf((byte)'\r')], provider: null);
    }
}

/// <summary>What a load has measured.</summary>
/// <param name="PerSecond">How many answers a second came on all connections together.</param>
/// <param name="Latencies">From the sending of each request to its whole answer, ascending, in ticks of the stopwatch.</param>
internal sealed record LoadResult(double PerSecond, long[] Latencies)
{
    /// <summary>Within which time 99 of 100 requests were answered.</summary>
    public double P99Microseconds => Latencies[(int)(Latencies.Length * 0.99)] * 1e6 / Stopwatch.Frequency;
}
