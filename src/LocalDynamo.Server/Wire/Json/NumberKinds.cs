using System.Numerics;
using System.Text.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>A JSON number of 32 bits. Like the service, it cuts off a fraction and what is above the bits.</summary>
internal sealed class IntegerKind : Kind<int?>
{
    public override string JavaType => JavaTypes.Integer;

    public override int? Read(ref Utf8JsonReader reader) => unchecked((int)LongKind.ReadTruncated(ref reader, JavaType));

    public override void Write(Utf8JsonWriter writer, int? value) => writer.WriteNumberValue(value!.Value);
}

/// <summary>A JSON number of 64 bits, cut off like those of 32.</summary>
internal sealed class LongKind : Kind<long?>
{
    public override string JavaType => JavaTypes.Long;

    public override long? Read(ref Utf8JsonReader reader) => ReadTruncated(ref reader, JavaType);

    public override void Write(Utf8JsonWriter writer, long? value) => writer.WriteNumberValue(value!.Value);

    public static long ReadTruncated(ref Utf8JsonReader reader, string javaType)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw WrongJsonType.ForScalar(reader, javaType);

        // A decimal holds any number whose low 64 bits anyone may have meant; beyond it only the sign is kept.
        return reader.TryGetInt64(out var exact) ? exact
            : reader.TryGetDecimal(out var number) ? (long)(ulong)(new BigInteger(number) & ulong.MaxValue)
            : reader.ValueSpan[0] == (byte)'-' ? long.MinValue : long.MaxValue;
    }
}

/// <summary>A JSON number with a fraction.</summary>
internal sealed class DoubleKind : Kind<double?>
{
    public override string JavaType => JavaTypes.Double;

    public override double? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Number
        ? reader.GetDouble()
        : throw WrongJsonType.ForScalar(reader, JavaType);

    public override void Write(Utf8JsonWriter writer, double? value) => writer.WriteNumberValue(value!.Value);
}

/// <summary>A time: seconds since 1970, with milliseconds behind the point.</summary>
internal sealed class TimeKind : Kind<DateTime?>
{
    public override string JavaType => JavaTypes.Date;

    public override DateTime? Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var seconds) && seconds is > -1e10 and < 1e11
            ? DateTime.UnixEpoch.AddSeconds(seconds)
            : throw WrongJsonType.ForScalar(reader, JavaType);

    public override void Write(Utf8JsonWriter writer, DateTime? value) =>
        writer.WriteNumberValue(decimal.Floor((value!.Value - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerMillisecond) / 1000);
}
