using System.Text.Json;
using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire;

/// <summary>One of the service's operations, from a request's bytes to a reply's.</summary>
internal abstract class Operation(string name)
{
    public string Name { get; } = name;

    /// <summary>Carries a request out and writes its reply.</summary>
    /// <param name="engine">What carries it out.</param>
    /// <param name="body">The request's JSON, which is read before this method returns.</param>
    /// <param name="host">By what name and port the endpoint was called.</param>
    /// <param name="cancellationToken">Ends the wait for the disk.</param>
    /// <returns>The reply's JSON, to be disposed of when it is sent.</returns>
    /// <exception cref="SerializationException">The body is not the operation's JSON.</exception>
    /// <exception cref="DynamoException">The operation fails as it does in the service.</exception>
    public abstract ValueTask<JsonBuffer> RunAsync(IDynamoEngine engine, ReadOnlySpan<byte> body, string host, CancellationToken cancellationToken);
}

/// <summary>An operation: its name, its request's members and its reply's.</summary>
/// <param name="name">The name.</param>
/// <param name="request">The request.</param>
/// <param name="response">The reply.</param>
/// <param name="address">Puts the endpoint's own address into a reply that tells one, since an engine does not know how it is reached.</param>
internal sealed class Operation<TRequest, TResponse>(
    string name, Shape<TRequest> request, Shape<TResponse> response, Action<TResponse, string>? address = null) : Operation(name)
    where TRequest : DynamoRequest<TResponse>
    where TResponse : class
{
    public override ValueTask<JsonBuffer> RunAsync(IDynamoEngine engine, ReadOnlySpan<byte> body, string host, CancellationToken cancellationToken)
    {
        var pending = engine.ExecuteAsync(Read(body), cancellationToken);
        return pending.IsCompletedSuccessfully ? new(Write(pending.Result, host)) : WriteAsync(pending, host);
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="SerializationException">The body is not the operation's JSON.</exception>
    public TRequest Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, JsonSyntax.Options);
            _ = reader.Read();
            var result = request.Read(ref reader);
            _ = reader.Read();
            return result;
        }
        catch (WireTypeException wrong)
        {
            throw new SerializationException(wrong.ServiceText);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            // The last is what the reader says of text that is not Unicode.
            throw new SerializationException(null);
        }
    }

    /// <summary>Writes a reply.</summary>
    /// <returns>Its JSON, to be disposed of.</returns>
    public JsonBuffer Write(TResponse reply, string host)
    {
        address?.Invoke(reply, host);
        var buffer = JsonBuffer.Rent();
        response.Write(buffer.Writer, reply);
        return buffer;
    }

    private async ValueTask<JsonBuffer> WriteAsync(ValueTask<TResponse> pending, string host) => Write(await pending.ConfigureAwait(false), host);
}
