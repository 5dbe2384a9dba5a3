using System.Numerics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Values;

/// <summary>Decimal digits of unsigned integers: powers of 10, counts of digits, trailing zeros.</summary>
internal static class Decimals
{
    private static readonly UInt128[] Powers = MakePowers();

    // An array, as a span over constants costs an allocation at each use until the method is compiled with optimisation.
    private static readonly ulong[] SmallPowers =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>10 to the given power, 0 to 38.</summary>
    internal static UInt128 PowerOf10(int power) => Powers[power];

    /// <summary>10 to the given power, 0 to 19.</summary>
    internal static ulong SmallPowerOf10(int power) => SmallPowers[power];

    /// <summary>How many decimal digits the value has; 0 counts as one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int DigitCount(ulong value)
    {
        // 1233 / 4096 is log10(2) to the precision that 64 bits need; the comparison corrects the estimate by at most one.
        var estimate = ((64 - BitOperations.LeadingZeroCount(value | 1)) * 1233) >> 12;
        return value < SmallPowers[estimate] ? Math.Max(estimate, 1) : estimate + 1;
    }

    /// <summary>How many decimal digits the value has, 1 to 39; 0 counts as one.</summary>
    internal static int DigitCount(UInt128 value)
    {
        if (value <= ulong.MaxValue)
            return DigitCount((ulong)value);
        var estimate = ((128 - (int)UInt128.LeadingZeroCount(value)) * 1233) >> 12;
        return value < Powers[estimate] ? estimate : estimate + 1;
    }

    /// <summary>The value without the zeros at its end.</summary>
    /// <param name="value">Not 0.</param>
    /// <param name="trimmed">How many zeros were taken away.</param>
    internal static UInt128 TrimTrailingZeros(UInt128 value, out int trimmed)
    {
        trimmed = 0;
        while (value > ulong.MaxValue)
        {
            // A multiple of 10 is even, which spares most of the odd half its slow division.
            if (((ulong)value & 1) != 0)
                return value;
            var (quotient, remainder) = UInt128.DivRem(value, 10);
            if (remainder != UInt128.Zero)
                return value;
            value = quotient;
            trimmed++;
        }

        var small = TrimTrailingZeros((ulong)value, out var more);
        trimmed += more;
        return small;
    }

    /// <summary>The value without the zeros at its end.</summary>
    /// <param name="value">Not 0.</param>
    /// <param name="trimmed">How many zeros were taken away.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong TrimTrailingZeros(ulong value, out int trimmed)
    {
        trimmed = 0;
        while (value / 10 * 10 == value)
        {
            value /= 10;
            trimmed++;
        }

        return value;
    }

    private static UInt128[] MakePowers()
    {
        var powers = new UInt128[DynamoNumber.MaxSignificantDigits + 1];
        powers[0] = UInt128.One;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
