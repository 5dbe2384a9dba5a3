using Microsoft.AspNetCore.Connections;

namespace LocalDynamo.Server.Http;

/// <summary>
/// Closes connections on which nothing comes. Kestrel's own time limit for headers begins with their first byte, and before that it waits
/// as long as for the next request of a connection that is being kept.
/// </summary>
internal static class FirstBytes
{
    public static async Task WaitAsync(ConnectionContext connection, TimeSpan timeout, TimeProvider timeProvider, ConnectionDelegate next)
    {
        using (var deadline = new CancellationTokenSource(timeout, timeProvider))
        {
            try
            {
                var result = await connection.Transport.Input.ReadAsync(deadline.Token).ConfigureAwait(false);
                connection.Transport.Input.AdvanceTo(result.Buffer.Start);
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested)
            {
                connection.Abort();
                return;
            }
        }

        await next(connection).ConfigureAwait(false);
    }
}
