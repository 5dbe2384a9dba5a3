using System.Buffers;
using System.Text.Json;

namespace LocalDynamo.Values.Json;

/// <summary>JSON of the wrong kind, which the service refuses before it looks at anything else: over HTTP a SerializationException.</summary>
internal sealed class WireTypeException : FormatException
{
    /// <param name="expected">What the place is declared to be.</param>
    /// <param name="reader">Stands at the token that is not.</param>
    public WireTypeException(WireType expected, ref Utf8JsonReader reader)
        : this(expected, reader.TokenType, expected.ErrorText(reader.TokenType, IsDecimal(ref reader)))
    {
    }

    /// <param name="expected">What the place is declared to be.</param>
    /// <param name="found">What is there.</param>
    /// <param name="serviceText">The text of the service's SerializationException.</param>
    public WireTypeException(WireType expected, JsonTokenType found, string serviceText)
        : base($"DynamoDB JSON has a {expected} here that begins otherwise than with {found}, or in another form: {serviceText}.") =>
        (Expected, Found, ServiceText) = (expected, found, serviceText);

    public WireType Expected { get; }

    public JsonTokenType Found { get; }

    /// <summary>The text of the service's SerializationException.</summary>
    public string ServiceText { get; }

    private static bool IsDecimal(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            return false;
        var number = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return number.ContainsAny((byte)'.', (byte)'e', (byte)'E');
    }
}
