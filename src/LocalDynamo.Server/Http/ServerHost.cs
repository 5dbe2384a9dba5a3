using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Server.Http;

/// <summary>Kestrel with the endpoint's limits.</summary>
internal static class ServerHost
{
    /// <summary>Of all headers of a request together, and of its first line.</summary>
    private const int MaxHeaderBytes = 16 << 10;

    /// <summary>In how much time a caller has to send its headers, and to begin at all after connecting.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Slower than any network: who sends or takes less is not working, or means no good.</summary>
    private static readonly MinDataRate MinRate = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(10));

    /// <summary>What is being answered when the process is asked to end has this long.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(1.5);

    public static WebApplication Build(LocalDynamoServerOptions options)
    {
        var address = options.ToAddress();
        var builder = WebApplication.CreateSlimBuilder();
        Configure(builder.Logging, options.LogLevel);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);

        // With a certificate in Kestrel's own configuration, such as Kestrel__Certificates__Default__Path in the environment, it is https.
        var hasCertificate = builder.Configuration.GetSection("Kestrel:Certificates:Default").Exists();
        if (hasCertificate)
            builder.WebHost.UseKestrelHttpsConfiguration();

        // An operation in memory is done sooner than another thread would have begun with it.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            Limit(kestrel, options.MaxConnections);
            kestrel.Listen(address, options.Port, listen =>
            {
                listen.Use(next => connection => FirstBytes.WaitAsync(connection, HeadersTimeout, TimeProvider.System, next));
                listen.Protocols = HttpProtocols.Http1;
                if (hasCertificate)
                    listen.UseHttps();
            });
        });
        return builder.Build();
    }

    private static void Limit(KestrelServerOptions kestrel, int maxConnections)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = maxConnections;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = MaxHeaderBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
        kestrel.Limits.MinRequestBodyDataRate = MinRate;
        kestrel.Limits.MinResponseDataRate = MinRate;
    }

    /// <summary>The console shows what the server and the database say, and of the framework only what is wrong.</summary>
    private static void Configure(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("LocalDynamo", level);

        // What goes wrong in a request the endpoint tells itself. Kestrel tells the rest, with a stack: callers that broke off or were too slow.
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Critical);
    }
}
