using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>One kind of JSON value: how it is read from a request and written to a reply.</summary>
/// <param name="type">What the service's model declares it to be.</param>
internal abstract class Kind<T>(WireType type)
{
    /// <summary>What the service's model declares it to be.</summary>
    public WireType Type { get; } = type;

    /// <summary>Whether null in a list or a map is something to be read, and not nothing.</summary>
    public virtual bool ReadsNull => false;

    /// <summary>Reads a value that begins at the reader's token, which is not null unless that is read, and leaves the reader at the value's last token.</summary>
    /// <exception cref="WireTypeException">The JSON is of another type.</exception>
    public abstract T Read(ref Utf8JsonReader reader);

    public abstract void Write(Utf8JsonWriter writer, T value);
}
