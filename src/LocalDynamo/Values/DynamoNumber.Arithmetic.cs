using LocalDynamo.Values;

namespace LocalDynamo;

public readonly partial struct DynamoNumber
{
    // An aligned coefficient from here on cannot come back below 10^38 by taking away another coefficient, which is below 10^38
    // itself. Two coefficients below this bound and below 10^38 also add up without leaving 128 bits (3 * 10^38 < 2^128).
    private static readonly UInt128 AlignedLimit = Decimals.PowerOf10(MaxSignificantDigits) * 2;

    /// <summary>The exact sum.</summary>
    /// <exception cref="ValidationException">The sum needs more than 38 significant digits or is out of the service's range; the
    /// message is the service's, which says "Number overflow" in the first case too.</exception>
    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        if (left.IsZero)
            return right;
        if (right.IsZero)
            return left;

        var failure = left._exponent >= right._exponent
            ? TryAdd(left, right, out var sum)
            : TryAdd(right, left, out sum);
        if (failure == DynamoNumberFailure.TooManyDigits)
            failure = DynamoNumberFailure.Overflow;
        return failure == DynamoNumberFailure.None ? sum : throw failure.ToFault("").ToException();
    }

    /// <summary>The exact difference.</summary>
    /// <exception cref="ValidationException">The difference needs more than 38 significant digits or is out of the service's range; the
    /// message is the service's, which says "Number overflow" in the first case too.</exception>
    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) => left + -right;

    /// <summary>The number with the other sign; 0 stays 0.</summary>
    public static DynamoNumber operator -(DynamoNumber value) =>
        new(!value._isNegative && !value.IsZero, value._high, value._low, value._exponent);

    /// <param name="upper">Not 0, and its exponent is not the smaller one.</param>
    /// <param name="lower">Not 0. Its last digit is the last digit of the sum, unless the exponents are equal.</param>
    /// <param name="sum">The sum, or 0 when it is refused.</param>
    private static DynamoNumberFailure TryAdd(in DynamoNumber upper, in DynamoNumber lower, out DynamoNumber sum)
    {
        sum = default;
        UInt128 aligned = upper.Coefficient;
        var shift = upper._exponent - lower._exponent;
        if (shift > 0)
        {
            if (shift > MaxSignificantDigits)
                return DynamoNumberFailure.TooManyDigits;
            var scale = Decimals.PowerOf10(shift);
            if (aligned >= AlignedLimit / scale)
                return DynamoNumberFailure.TooManyDigits;
            aligned *= scale;
        }

        var other = lower.Coefficient;
        if (upper._isNegative == lower._isNegative)
            return TryCreate(upper._isNegative, aligned + other, lower._exponent, out sum);
        return aligned >= other
            ? TryCreate(upper._isNegative, aligned - other, lower._exponent, out sum)
            : TryCreate(lower._isNegative, other - aligned, lower._exponent, out sum);
    }
}
