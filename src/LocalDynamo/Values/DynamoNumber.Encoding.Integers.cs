using LocalDynamo.Values;

namespace LocalDynamo;

// The same codes for the numbers that programs use most, without the way through a DynamoNumber.
public readonly partial struct DynamoNumber
{
    /// <summary>Writes the code of an integer: the same bytes as <see cref="Encode"/>.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="destination"><see cref="MaxEncodedBytes"/> are always enough.</param>
    /// <returns>How many bytes were written.</returns>
    internal static int EncodeInt64(long value, Span<byte> destination)
    {
        if (value == 0)
        {
            destination[0] = ZeroCode;
            return 1;
        }

        var mask = (byte)(value < 0 ? 0xFF : 0);
        var magnitude = Magnitude(value);
        if (magnitude < 100)
        {
            destination[1] = (byte)((magnitude + 1) ^ mask);
            destination[0] = (byte)((ExponentBias + 1) ^ mask);
            return Terminate(destination, 2, mask);
        }

        var exponent = (Decimals.DigitCount(magnitude) + 1) >> 1;
        var pairs = exponent;
        while (magnitude / 100 * 100 == magnitude)
        {
            magnitude /= 100;
            pairs--;
        }

        destination[0] = (byte)((ExponentBias + exponent) ^ mask);
        WritePairs(magnitude, false, destination.Slice(1, pairs), mask);
        return Terminate(destination, pairs + 1, mask);
    }

    /// <summary>Reads a code as an integer.</summary>
    /// <param name="code">One whole code; trusted, as in <see cref="Decode"/>.</param>
    /// <param name="value">The integer, or 0 when the answer is false.</param>
    /// <returns>False when the number has a fraction or is beyond 64 bits.</returns>
    internal static bool TryDecodeInt64(ReadOnlySpan<byte> code, out long value)
    {
        var pairs = PairsOf(code, out var exponent, out var mask);
        if (pairs.IsEmpty)
        {
            value = 0;
            return true;
        }

        if (pairs.Length > exponent)
        {
            value = 0;
            return false;
        }

        if (exponent > MaxPairsInUInt64)
            return Decode(code).TryGetInt64(out value);

        var magnitude = (long)(ReadPairs(pairs, mask) * Decimals.SmallPowerOf10(2 * (exponent - pairs.Length)));
        value = mask == 0 ? magnitude : -magnitude;
        return true;
    }
}
