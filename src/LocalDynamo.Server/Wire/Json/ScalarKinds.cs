using System.Numerics;
using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>A JSON string.</summary>
internal sealed class TextKind() : Kind<string>(WireType.String)
{
    public override string Read(ref Utf8JsonReader reader)
    {
        Type.Expect(ref reader, JsonTokenType.String);
        return JsonText.Read(ref reader);
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}

/// <summary>JSON's true or false.</summary>
internal sealed class BooleanKind() : Kind<bool?>(WireType.Boolean)
{
    public override bool? Read(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.True or JsonTokenType.False
        ? reader.GetBoolean()
        : throw new WireTypeException(Type, ref reader);

    public override void Write(Utf8JsonWriter writer, bool? value) => writer.WriteBooleanValue(value!.Value);
}

/// <summary>A JSON number of 32 bits. Like the service, it cuts off a fraction and what is above the bits.</summary>
internal sealed class IntegerKind() : Kind<int?>(WireType.Integer)
{
    public override int? Read(ref Utf8JsonReader reader) => unchecked((int)LongKind.ReadTruncated(ref reader, Type));

    public override void Write(Utf8JsonWriter writer, int? value) => writer.WriteNumberValue(value!.Value);
}

/// <summary>A JSON number of 64 bits, cut off like those of 32.</summary>
internal sealed class LongKind() : Kind<long?>(WireType.Long)
{
    public override long? Read(ref Utf8JsonReader reader) => ReadTruncated(ref reader, Type);

    public override void Write(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value!.Value);

    public static long ReadTruncated(ref Utf8JsonReader reader, WireType type)
    {
        type.Expect(ref reader, JsonTokenType.Number);

        // A decimal holds any number whose low bits anyone may have meant; of what is beyond it only the sign is kept.
        return reader.TryGetInt64(out var exact) ? exact
            : reader.TryGetDecimal(out var number) ? unchecked((long)(ulong)(new BigInteger(number) & ulong.MaxValue))
            : reader.ValueSpan[0] == (byte)'-' ? long.MinValue : long.MaxValue;
    }
}

/// <summary>A number with a fraction, which replies alone have.</summary>
internal sealed class DoubleKind() : Kind<double?>(WireType.Double)
{
    public override double? Read(ref Utf8JsonReader reader) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, double? value) => writer.WriteNumberValue(value!.Value);
}

/// <summary>A time, which replies alone have: seconds since 1970, with milliseconds behind the point.</summary>
internal sealed class TimeKind() : Kind<DateTime?>(WireType.Timestamp)
{
    public override DateTime? Read(ref Utf8JsonReader reader) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, DateTime? value) =>
        writer.WriteNumberValue(decimal.Floor((value!.Value - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerMillisecond) / 1000);
}
