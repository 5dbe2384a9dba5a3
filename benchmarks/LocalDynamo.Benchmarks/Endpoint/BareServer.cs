using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LocalDynamo.Benchmarks.Endpoint;

/// <summary>
/// The floor of serving HTTP on loopback: a thread for each connection takes a request and sends the same answer, as long as an item's, without looking at
/// what was asked. What it takes is the system's sockets, the change from one process to the other, and the client.
/// </summary>
internal static class BareServer
{
    /// <summary>What the program's first argument is for it.</summary>
    public const string Argument = "bare-server";

    private const int BodyBytes = 400;

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {BodyBytes}\r\n\r\n{new string('x', BodyBytes)}");

    /// <summary>Serves until the process is ended.</summary>
    public static int Run()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine($"http://{listener.LocalEndpoint}");
        while (true)
        {
            var socket = listener.AcceptSocket();
            new Thread(() => Serve(socket)) { IsBackground = true }.Start();
        }
    }

    private static void Serve(Socket socket)
    {
        using var connection = socket;
        connection.NoDelay = true;
        var buffer = new byte[HttpLoad.BufferBytes];
        while (HttpLoad.TryReceive(connection, buffer, out _))
            _ = connection.Send(Answer);
    }
}
