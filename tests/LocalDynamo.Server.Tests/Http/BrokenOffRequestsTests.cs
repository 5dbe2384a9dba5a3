using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using LocalDynamo.Server.Databases;
using LocalDynamo.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server.Tests.Http;

/// <summary>Callers that go away in the middle of a request. That is their affair: the log has nothing to say of it, and certainly not with a stack.</summary>
public sealed class BrokenOffRequestsTests : IAsyncLifetime
{
    private const string Beginning =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.ListTables\r\n";

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Recorder _log = new();
    private WebApplication _application = null!;

    public async Task InitializeAsync()
    {
        _application = ServerHost.Build(new LocalDynamoServerOptions { Port = 0, LogLevel = LogLevel.Warning });
        var loggerFactory = _application.Services.GetRequiredService<ILoggerFactory>();
        loggerFactory.AddProvider(_log);
        _application.Run(new DynamoEndpoint(new SharedDatabase(_database), new(), loggerFactory.CreateLogger("LocalDynamo.Server")).HandleAsync);
        await _application.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task Body_ThatIsNotHttp_IsABadRequest()
    {
        using var socket = await LocalDynamoServerTests.ConnectAsync(new Uri(_application.Urls.Single()));
        _ = await socket.SendAsync(Encoding.ASCII.GetBytes(Beginning + "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"));
        var answer = new byte[4096];
        var length = await socket.ReceiveAsync(answer);

        Encoding.ASCII.GetString(answer, 0, length).Should().StartWith("HTTP/1.1 400 ").And.Contain("Content-Length: 0");
        await _application.StopAsync();
        _log.Problems.Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Connection_ThatEndsInABody_IsNoFailure(bool isReset)
    {
        using (var socket = await LocalDynamoServerTests.ConnectAsync(new Uri(_application.Urls.Single())))
        {
            _ = await socket.SendAsync(Encoding.ASCII.GetBytes(Beginning + "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n"));

            // What is answered to Expect says that the body is being read.
            (await socket.ReceiveAsync(new byte[4096])).Should().BePositive();
            socket.LingerState = new LingerOption(isReset, seconds: 0);
        }

        await _application.StopAsync();
        _log.Problems.Should().BeEmpty();
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Problems { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Problems.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
