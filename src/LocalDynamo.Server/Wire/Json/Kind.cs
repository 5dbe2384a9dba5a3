using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>One kind of JSON value: how it is read from a request and written to a reply.</summary>
internal abstract class Kind<T>
{
    /// <summary>The service's own type for it, which its errors about wrong JSON types name.</summary>
    public abstract string JavaType { get; }

    /// <summary>Whether that type has parameters: the service stumbles over a list or map of such in a way of its own.</summary>
    public virtual bool IsParameterized => false;

    /// <summary>Reads a value that begins at the reader's token, which is not null, and leaves the reader at the value's last token.</summary>
    /// <exception cref="SerializationException">The JSON is of another type.</exception>
    public abstract T Read(ref Utf8JsonReader reader);

    public abstract void Write(Utf8JsonWriter writer, T value);
}
