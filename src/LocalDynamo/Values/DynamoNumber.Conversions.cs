using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using LocalDynamo.Values;

namespace LocalDynamo;

// Into a DynamoNumber nothing is lost: integers and decimals convert implicitly, as every one of them is in range. Out of it nothing
// is lost either, or the conversion throws; double alone rounds, as that is what a double is for.
public readonly partial struct DynamoNumber
{
    // Up to these a coefficient and a power of ten are exact doubles, so one division or multiplication rounds correctly.
    private const ulong MaxExactDoubleInteger = 1UL << 53;
    private const int MaxExactDoublePower = 22;

    private static readonly double[] ExactPowersOf10 =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>The same integer.</summary>
    public static implicit operator DynamoNumber(int value) => FromInteger(value < 0, (ulong)Math.Abs((long)value));

    /// <summary>The same integer.</summary>
    public static implicit operator DynamoNumber(long value) => FromInteger(value < 0, Magnitude(value));

    /// <summary>The same integer.</summary>
    public static implicit operator DynamoNumber(uint value) => FromInteger(false, value);

    /// <summary>The same integer.</summary>
    public static implicit operator DynamoNumber(ulong value) => FromInteger(false, value);

    /// <summary>The same number, without the zeros that a decimal keeps at its end.</summary>
    public static implicit operator DynamoNumber(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var coefficient = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        // At most 29 digits and 28 decimal places: always in range.
        _ = TryCreate(value < 0, coefficient, -value.Scale, out var number);
        return number;
    }

    /// <summary>The shortest decimal that reads back as the same double, so <c>0.1</c> becomes 0.1.</summary>
    /// <exception cref="ValidationException">It is NaN or infinite, or its magnitude is out of the service's range.</exception>
    public static explicit operator DynamoNumber(double value) => FromBinary(value);

    /// <summary>The shortest decimal that reads back as the same float, so <c>0.1f</c> becomes 0.1.</summary>
    /// <exception cref="ValidationException">It is NaN or infinite.</exception>
    public static explicit operator DynamoNumber(float value) => FromBinary(value);

    /// <summary>The same integer.</summary>
    /// <exception cref="OverflowException">It has a fraction or is out of range; it is never rounded.</exception>
    public static explicit operator int(DynamoNumber value) =>
        value.TryGetInt64(out var result) && (int)result == result ? (int)result : throw value.DoesNotFit("an Int32");

    /// <summary>The same integer.</summary>
    /// <exception cref="OverflowException">It has a fraction or is out of range; it is never rounded.</exception>
    public static explicit operator long(DynamoNumber value) =>
        value.TryGetInt64(out var result) ? result : throw value.DoesNotFit("an Int64");

    /// <summary>The same integer.</summary>
    /// <exception cref="OverflowException">It has a fraction, is negative or is out of range; it is never rounded.</exception>
    public static explicit operator ulong(DynamoNumber value) =>
        !value._isNegative && value.TryGetMagnitude(out var result) ? result : throw value.DoesNotFit("a UInt64");

    /// <summary>The same number.</summary>
    /// <exception cref="OverflowException">A decimal (28 to 29 digits, at most 28 of them after the point) cannot hold it exactly; it is
    /// never rounded.</exception>
    public static explicit operator decimal(DynamoNumber value)
    {
        var coefficient = value.Coefficient;
        var scale = Math.Max(0, -value._exponent);
        if (value._exponent > 0)
        {
            if (value._exponent + value.DigitCount > 29)
                throw value.DoesNotFit("a Decimal");
            coefficient *= Decimals.PowerOf10(value._exponent);
        }

        if (scale > 28 || coefficient >> 96 != UInt128.Zero)
            throw value.DoesNotFit("a Decimal");
        var (low, middle, high) = ((int)(uint)coefficient, (int)(uint)(coefficient >> 32), (int)(uint)(coefficient >> 64));
        return new decimal(low, middle, high, value._isNegative, (byte)scale);
    }

    /// <summary>The nearest double; the only conversion that rounds. It never overflows.</summary>
    public static explicit operator double(DynamoNumber value)
    {
        if (value._high != 0 || value._low > MaxExactDoubleInteger || Math.Abs((int)value._exponent) > MaxExactDoublePower)
            return value.ParseAsDouble();
        double coefficient = value._low;
        var magnitude = value._exponent < 0
            ? coefficient / ExactPowersOf10[-value._exponent]
            : coefficient * ExactPowersOf10[value._exponent];
        return value._isNegative ? -magnitude : magnitude;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Magnitude(long value) => value < 0 ? 0UL - (ulong)value : (ulong)value;

    private static DynamoNumber FromInteger(bool isNegative, ulong magnitude) => magnitude == 0
        ? default
        : new DynamoNumber(isNegative, 0, Decimals.TrimTrailingZeros(magnitude, out var exponent), exponent);

    // .NET writes the shortest digits that read back as the same value, at most 24 characters, and NaN and Infinity as the service
    // quotes them when it refuses them.
    private static DynamoNumber FromBinary<T>(T value)
        where T : IBinaryFloatingPointIeee754<T>
    {
        Span<byte> text = stackalloc byte[32];
        _ = value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        return Parse(text[..length]);
    }

    private bool TryGetInt64(out long value)
    {
        value = 0;
        if (!TryGetMagnitude(out var magnitude) || magnitude > (_isNegative ? 1UL << 63 : long.MaxValue))
            return false;
        value = _isNegative ? (long)(0UL - magnitude) : (long)magnitude;
        return true;
    }

    private bool TryGetMagnitude(out ulong magnitude)
    {
        magnitude = _low;
        if (_exponent == 0)
            return _high == 0;
        if (_high != 0 || _exponent is < 0 or > 19)
            return false;
        var scaled = Math.BigMul(_low, Decimals.SmallPowerOf10(_exponent), out magnitude);
        return scaled == 0;
    }

    private double ParseAsDouble()
    {
        Span<byte> text = stackalloc byte[MaxFormattedLength];
        _ = TryFormat(text, out var length);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private OverflowException DoesNotFit(string type) => new($"The number {ToString()} cannot be converted to {type} without loss.");
}
