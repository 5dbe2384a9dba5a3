using System.Diagnostics;
using LocalDynamo.Values;

namespace LocalDynamo;

/// <summary>DynamoDB's number: exact decimal, up to 38 significant digits, magnitude 1E-130 to 9.99...E+125, both signs, and 0.</summary>
/// <remarks>
/// <para>It holds every number the service holds and no other, so <see cref="decimal"/> (28 digits) and <see cref="double"/> (binary)
/// are only converted from and to. There is one form of each value: <c>1000</c>, <c>1E3</c> and <c>1000.00</c> are equal in every way,
/// there is no negative zero, and no NaN or infinity.</para>
/// <para>The default value is 0. The type is immutable and safe to share between threads.</para>
/// <para>Rules: developer guide, "Supported data types and naming rules in Amazon DynamoDB", section "Number".</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly partial struct DynamoNumber : IComparable<DynamoNumber>, IEquatable<DynamoNumber>,
    ISpanFormattable, IUtf8SpanFormattable, ISpanParsable<DynamoNumber>, IUtf8SpanParsable<DynamoNumber>
{
    internal const int MaxSignificantDigits = 38;

    // The power of ten of the first significant digit.
    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    // value = (-1)^_isNegative * (_high * 2^64 + _low) * 10^_exponent
    //
    // Invariants: the coefficient is below 10^38 and its last decimal digit is not 0; the first digit's power of ten is in
    // MinMagnitude..MaxMagnitude; 0 is all fields zero. So equal values have equal fields, and the exponent is in -167..125.
    // Two halves instead of a UInt128, whose alignment of 16 bytes would make the struct 32 bytes instead of 24.
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly short _exponent;
    private readonly bool _isNegative;

    private DynamoNumber(bool isNegative, ulong high, ulong low, int exponent)
    {
        _high = high;
        _low = low;
        _exponent = (short)exponent;
        _isNegative = isNegative;
    }

    private DynamoNumber(bool isNegative, UInt128 coefficient, int exponent)
        : this(isNegative, (ulong)(coefficient >> 64), (ulong)coefficient, exponent)
    {
    }

    private UInt128 Coefficient => new(_high, _low);

    private bool IsZero => (_high | _low) == 0;

    private int DigitCount => _high == 0 ? Decimals.DigitCount(_low) : Decimals.DigitCount(Coefficient);

    /// <summary>Whether the two are the same number, however they were written.</summary>
    public static bool operator ==(DynamoNumber left, DynamoNumber right) => left.Equals(right);

    /// <summary>Whether the two are different numbers.</summary>
    public static bool operator !=(DynamoNumber left, DynamoNumber right) => !left.Equals(right);

    /// <summary>Whether the left number is smaller.</summary>
    public static bool operator <(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left number is larger.</summary>
    public static bool operator >(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left number is smaller than, or equal to, the right one.</summary>
    public static bool operator <=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left number is larger than, or equal to, the right one.</summary>
    public static bool operator >=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Whether the two are the same number, however they were written.</summary>
    public bool Equals(DynamoNumber other) =>
        _low == other._low && _high == other._high && _exponent == other._exponent && _isNegative == other._isNegative;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_high, _low, _exponent, _isNegative);

    /// <summary>Orders by value, as the service orders sort keys of type N.</summary>
    /// <returns>Below 0 when this number is the smaller one, 0 when both are equal, above 0 when this is the larger one.</returns>
    public int CompareTo(DynamoNumber other)
    {
        if (_isNegative != other._isNegative)
            return _isNegative ? -1 : 1;
        var magnitude = CompareMagnitude(other);
        return _isNegative ? -magnitude : magnitude;
    }

    private int CompareMagnitude(in DynamoNumber other)
    {
        if (_exponent == other._exponent || IsZero || other.IsZero)
            return _high != other._high ? _high.CompareTo(other._high) : _low.CompareTo(other._low);

        var byPointPosition = (DigitCount + _exponent).CompareTo(other.DigitCount + other._exponent);
        if (byPointPosition != 0)
            return byPointPosition;

        // Both start at the same power of ten, so the shorter coefficient, filled up to the other's length, stays below 10^38.
        var shift = _exponent - other._exponent;
        return shift > 0
            ? (Coefficient * Decimals.PowerOf10(shift)).CompareTo(other.Coefficient)
            : Coefficient.CompareTo(other.Coefficient * Decimals.PowerOf10(-shift));
    }

    /// <summary>Brings a value to its only form, or says why the service does not store it.</summary>
    /// <param name="isNegative">The sign; ignored for 0.</param>
    /// <param name="coefficient">Any value, trailing zeros allowed.</param>
    /// <param name="exponent">The power of ten of the coefficient's last digit.</param>
    /// <param name="number">The number, or 0 when it is refused.</param>
    private static DynamoNumberFailure TryCreate(bool isNegative, UInt128 coefficient, long exponent, out DynamoNumber number)
    {
        number = default;
        if (coefficient == UInt128.Zero)
            return DynamoNumberFailure.None;

        coefficient = Decimals.TrimTrailingZeros(coefficient, out var trimmed);
        exponent += trimmed;
        var digits = Decimals.DigitCount(coefficient);
        if (digits > MaxSignificantDigits)
            return DynamoNumberFailure.TooManyDigits;

        var failure = CheckMagnitude(exponent + digits - 1);
        if (failure == DynamoNumberFailure.None)
            number = new DynamoNumber(isNegative, coefficient, (int)exponent);
        return failure;
    }

    /// <param name="magnitude">The power of ten of the first digit.</param>
    private static DynamoNumberFailure CheckMagnitude(long magnitude) => magnitude switch
    {
        > MaxMagnitude => DynamoNumberFailure.Overflow,
        < MinMagnitude => DynamoNumberFailure.Underflow,
        _ => DynamoNumberFailure.None,
    };
}
