using System.Numerics;

namespace LocalDynamo;

public readonly partial struct DynamoNumber
{
    // A sign, "0." and the 167 decimal places of the smallest magnitude written with 38 digits.
    internal const int MaxFormattedLength = 170;

    private const ulong TenTo19 = 10_000_000_000_000_000_000;

    private int FormattedLength
    {
        get
        {
            var digits = DigitCount;
            var length = _exponent >= 0 ? digits + _exponent : Math.Max(digits + 1, 2 - _exponent);
            return _isNegative ? length + 1 : length;
        }
    }

    /// <summary>The service's form of the number: full decimal digits without an exponent, whatever the culture is.</summary>
    /// <returns>For example <c>42.12</c>, <c>-0.001</c>; <c>1E125</c> has 126 digits. At most 170 characters.</returns>
    public override string ToString() =>
        string.Create(FormattedLength, this, static (destination, number) => number.Write(destination));

    /// <summary>Writes what <see cref="ToString()"/> returns.</summary>
    /// <param name="destination">170 characters are always enough.</param>
    /// <param name="charsWritten">How many characters were written; 0 when they do not fit.</param>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten) => TryWrite(destination, out charsWritten);

    /// <summary>Writes what <see cref="ToString()"/> returns, in UTF-8.</summary>
    /// <param name="utf8Destination">170 bytes are always enough.</param>
    /// <param name="bytesWritten">How many bytes were written; 0 when they do not fit.</param>
    /// <returns>False when the destination is too short.</returns>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten) => TryWrite(utf8Destination, out bytesWritten);

    // There is one form in every culture, so the provider is not asked; an interpolated string passes one that nobody chose.
    // A format, however, was asked for by somebody: any but the general one is refused instead of being left out silently.
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider)
    {
        CheckFormat(format);
        return ToString();
    }

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckFormat(format);
        return TryWrite(destination, out charsWritten);
    }

    bool IUtf8SpanFormattable.TryFormat(
        Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        CheckFormat(format);
        return TryWrite(utf8Destination, out bytesWritten);
    }

    private static void CheckFormat(ReadOnlySpan<char> format)
    {
        if (format is not ("" or "G" or "g"))
            throw new FormatException($"A DynamoNumber has one form only, 'G'; the format '{format}' is not supported.");
    }

    private bool TryWrite<T>(Span<T> destination, out int written)
        where T : unmanaged, IBinaryInteger<T>
    {
        written = FormattedLength;
        if (destination.Length < written)
        {
            written = 0;
            return false;
        }

        Write(destination[..written]);
        return true;
    }

    /// <param name="destination">Exactly as long as the number.</param>
    private void Write<T>(Span<T> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (_isNegative)
        {
            destination[0] = T.CreateTruncating('-');
            destination = destination[1..];
        }

        var zero = T.CreateTruncating('0');
        var digits = DigitCount;
        var wholeDigits = digits + _exponent;
        if (_exponent >= 0)
        {
            WriteDigits(destination[..digits]);
            destination[digits..].Fill(zero);
        }
        else if (wholeDigits > 0)
        {
            WriteDigits(destination[1..]);
            destination[1..(wholeDigits + 1)].CopyTo(destination);
            destination[wholeDigits] = T.CreateTruncating('.');
        }
        else
        {
            destination[..^digits].Fill(zero);
            destination[1] = T.CreateTruncating('.');
            WriteDigits(destination[^digits..]);
        }
    }

    /// <param name="destination">Exactly as long as the coefficient.</param>
    private void WriteDigits<T>(Span<T> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (_high == 0)
        {
            WriteDigits(_low, destination);
            return;
        }

        // Both halves of 19 digits fit into 64 bits.
        var (upper, lower) = UInt128.DivRem(Coefficient, TenTo19);
        WriteDigits((ulong)upper, destination[..^19]);
        WriteDigits((ulong)lower, destination[^19..]);
    }

    private static void WriteDigits<T>(ulong value, Span<T> destination)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (var i = destination.Length - 1; i >= 0; i--)
        {
            var rest = value / 10;
            destination[i] = T.CreateTruncating('0' + (value - (rest * 10)));
            value = rest;
        }
    }
}
