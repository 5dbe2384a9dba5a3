using System.Runtime.CompilerServices;

namespace LocalDynamo;

// The order-preserving code of a number. It is the form in which keys are compared and in which blocks hold numbers, and it is on
// disk: a change of one bit of it is a change of the file format.
//
// Properties: unsigned byte order of codes, the shorter of two with a common start first, is the order of the numbers. Equal numbers
// have equal codes. No code is longer than MaxEncodedBytes.
//
// A positive number is written in base 100 as 0.p1 p2 ... pn * 100^e, with p1 and pn not 0. As its digits have powers of ten from
// -130 to 125, e is in -64..63. The code is
//
//   1 byte   0x80 + (e + 64)            0x80..0xFF
//   n bytes  pi + 1                     0x01..0x64, n <= 20 (38 digits that start in the middle of a pair)
//
//   zero     0x80 alone: it is the start of every code with e = -64 and so sorts before all of them. (128 exponents on either side
//            of zero leave no first byte of its own.)
//   negative every byte of the code of the positive number complemented, then 0xFF, which is larger than every complemented pair:
//            of two numbers with a common start, the one with more digits is further from zero and so has to sort first.
//
// Examples
//      -150   2 pairs 01 50, e = 2        3D FD CC FF
//      -100   1 pair  01, e = 2           3D FD FF
//        -1   1 pair  01, e = 1           3E FD FF
//         0                               80
//      1E-130 1 pair  01, e = -64         80 02
//      0.5    1 pair  50, e = 0           C0 33
//         1   1 pair  01, e = 1           C1 02
//       1.5   2 pairs 01 50, e = 1        C1 02 33
//       100   1 pair  01, e = 2           C2 02
public readonly partial struct DynamoNumber
{
    /// <summary>No code is longer: first byte, 20 pairs of digits, end of a negative number.</summary>
    internal const int MaxEncodedBytes = 22;

    private const byte ZeroCode = 0x80;
    private const int ExponentBias = ZeroCode + 64;

    // Nine pairs fit into 64 bits whatever their digits are, ten do not.
    private const int MaxPairsInUInt64 = 9;
    private const ulong TenTo18 = 1_000_000_000_000_000_000;

    /// <summary>Writes the order-preserving code.</summary>
    /// <param name="destination"><see cref="MaxEncodedBytes"/> are always enough.</param>
    /// <returns>How many bytes were written.</returns>
    internal int Encode(Span<byte> destination)
    {
        if (IsZero)
        {
            destination[0] = ZeroCode;
            return 1;
        }

        // Pairs start at even powers of ten, so both ends of the digits are rounded outwards: the shifts are divisions by 2 that
        // round down for negative values too.
        var exponent = (DigitCount + _exponent + 1) >> 1;
        var pairs = exponent - (_exponent >> 1);
        var isShifted = (_exponent & 1) != 0;
        var mask = (byte)(_isNegative ? 0xFF : 0);
        var body = destination[..(pairs + 1)];
        body[0] = (byte)((ExponentBias + exponent) ^ mask);
        if (_high == 0)
            WritePairs(_low, isShifted, body[1..], mask);
        else
            WriteWidePairs(isShifted, body[1..], mask);
        return Terminate(destination, pairs + 1, mask);
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <param name="code">One whole code. It is trusted: it comes from a block whose checksum held.</param>
    internal static DynamoNumber Decode(ReadOnlySpan<byte> code)
    {
        var pairs = PairsOf(code, out var exponent, out var mask);
        if (pairs.IsEmpty)
            return default;

        var lastExponent = 2 * (exponent - pairs.Length);
        var isNegative = mask != 0;
        if (pairs.Length <= MaxPairsInUInt64)
        {
            var small = ReadPairs(pairs, mask);
            return small % 10 != 0
                ? new DynamoNumber(isNegative, 0, small, lastExponent)
                : new DynamoNumber(isNegative, 0, small / 10, lastExponent + 1);
        }

        // All 20 pairs would leave 128 bits, so the last one waits until it is known whether its zero is left out. The first of 20 pairs
        // holds one digit, as there are no more than 38, so that the upper ten of them fit into 64 bits.
        var upper = ReadPairs(pairs[..^(MaxPairsInUInt64 + 1)], mask);
        var lower = ReadPairs(pairs[^(MaxPairsInUInt64 + 1)..^1], mask);
        var coefficient = ((UInt128)upper * TenTo18) + lower;
        var last = Pair(pairs[^1], mask);
        return last % 10 != 0
            ? new DynamoNumber(isNegative, (coefficient * 100) + last, lastExponent)
            : new DynamoNumber(isNegative, (coefficient * 10) + (last / 10), lastExponent + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> PairsOf(ReadOnlySpan<byte> code, out int exponent, out byte mask)
    {
        mask = (byte)(code[0] < ZeroCode ? 0xFF : 0);
        exponent = (code[0] ^ mask) - ExponentBias;
        return mask == 0 ? code[1..] : code[1..^1];
    }

    private static uint Pair(byte code, byte mask) => (uint)(code ^ mask) - 1;

    private static ulong ReadPairs(ReadOnlySpan<byte> pairs, byte mask)
    {
        var value = 0UL;
        foreach (var pair in pairs)
            value = (value * 100) + Pair(pair, mask);
        return value;
    }

    /// <param name="value">The digits, ending where the destination ends.</param>
    /// <param name="isShifted">The last digit is the first one of its pair, so that a 0 follows it.</param>
    /// <param name="destination">As many bytes as there are pairs.</param>
    /// <param name="mask">What complements the bytes of a negative number.</param>
    private static void WritePairs(ulong value, bool isShifted, Span<byte> destination, byte mask)
    {
        var i = destination.Length - 1;
        if (isShifted)
        {
            destination[i--] = (byte)(((value % 10 * 10) + 1) ^ mask);
            value /= 10;
        }

        for (; i >= 0; i--)
        {
            var rest = value / 100;
            destination[i] = (byte)((value - (rest * 100) + 1) ^ mask);
            value = rest;
        }
    }

    private void WriteWidePairs(bool isShifted, Span<byte> destination, byte mask)
    {
        // 19 digits of a shifted coefficient and 18 of another end between two pairs, and the rest is below 10^20. That may still be
        // more than 64 bits, so another 18 are split off.
        var (rest, lowest) = UInt128.DivRem(Coefficient, isShifted ? TenTo19 : TenTo18);
        var lowestPairs = isShifted ? 10 : MaxPairsInUInt64;
        WritePairs((ulong)lowest, isShifted, destination[^lowestPairs..], mask);
        destination = destination[..^lowestPairs];
        if (destination.Length <= MaxPairsInUInt64)
        {
            WritePairs((ulong)rest, false, destination, mask);
            return;
        }

        (rest, var middle) = UInt128.DivRem(rest, TenTo18);
        WritePairs((ulong)middle, false, destination[^MaxPairsInUInt64..], mask);
        WritePairs((ulong)rest, false, destination[..^MaxPairsInUInt64], mask);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Terminate(Span<byte> destination, int length, byte mask)
    {
        if (mask == 0)
            return length;
        destination[length] = 0xFF;
        return length + 1;
    }
}
