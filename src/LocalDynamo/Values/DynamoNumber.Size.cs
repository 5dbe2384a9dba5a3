namespace LocalDynamo;

// What a number counts towards the size of its item: one byte, one for every two significant digits before the point, one for every
// two after it (each half rounded up), one for a minus sign. Zeros at either end are not significant: 1E125 counts two bytes, and so
// does 0.0000001. This is what the service was measured to do; the formula of the developer guide ("Item sizes and formats") is an
// approximation.
public readonly partial struct DynamoNumber
{
    /// <summary>The bytes that the number counts towards the size of its item, 1 to 22; not the length of its code.</summary>
    internal int SizeBytes => IsZero ? 1 : SizeOf(DigitCount, DigitCount + _exponent, _isNegative);

    /// <summary>What <see cref="SizeBytes"/> of a number is, from its code.</summary>
    /// <param name="code">One whole code; trusted, as in <see cref="Decode"/>.</param>
    internal static int SizeBytesOf(ReadOnlySpan<byte> code)
    {
        var pairs = PairsOf(code, out var exponent, out var mask);
        if (pairs.IsEmpty)
            return 1;

        // A pair at an end may hold one digit and one zero that is not significant.
        var leadingZero = Pair(pairs[0], mask) < 10 ? 1 : 0;
        var trailingZero = Pair(pairs[^1], mask) % 10 == 0 ? 1 : 0;
        return SizeOf((2 * pairs.Length) - leadingZero - trailingZero, (2 * exponent) - leadingZero, mask != 0);
    }

    /// <param name="digits">How many significant digits there are.</param>
    /// <param name="wholeDigits">How many places before the point the first of them stands; 0 or less when it stands after it.</param>
    /// <param name="isNegative">The sign.</param>
    private static int SizeOf(int digits, int wholeDigits, bool isNegative)
    {
        var before = Math.Clamp(wholeDigits, 0, digits);
        var after = digits - before;
        return 1 + ((before + 1) >> 1) + ((after + 1) >> 1) + (isNegative ? 1 : 0);
    }
}
