using System.IO.Pipelines;
using LocalDynamo.Server.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Server.Tests.Http;

public sealed class FirstBytesTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new();
    private readonly Pipe _sent = new();
    private readonly TestConnection _connection;

    public FirstBytesTests() => _connection = new TestConnection(new Duplex(_sent.Reader, new Pipe().Writer));

    [Fact]
    public async Task ConnectionOnWhichNothingComes_IsAborted()
    {
        var isServed = false;
        var waiting = FirstBytes.WaitAsync(_connection, Timeout, _time, _ =>
        {
            isServed = true;
            return Task.CompletedTask;
        });
        _time.Advance(Timeout - TimeSpan.FromMilliseconds(1));
        waiting.IsCompleted.Should().BeFalse();

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await waiting;

        _connection.IsAborted.Should().BeTrue();
        isServed.Should().BeFalse();
    }

    [Fact]
    public async Task FirstBytes_AreLeftForWhoServesTheConnection()
    {
        var received = Array.Empty<byte>();
        var waiting = FirstBytes.WaitAsync(_connection, Timeout, _time, async connection =>
        {
            var result = await connection.Transport.Input.ReadAsync();
            received = result.Buffer.FirstSpan.ToArray();
        });
        _ = await _sent.Writer.WriteAsync("GET"u8.ToArray());
        await waiting;
        _time.Advance(Timeout);

        received.Should().Equal("GET"u8.ToArray());
        _connection.IsAborted.Should().BeFalse();
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    private sealed class TestConnection(IDuplexPipe transport) : DefaultConnectionContext
    {
        public override IDuplexPipe Transport { get; set; } = transport;

        public bool IsAborted { get; private set; }

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;
    }
}
