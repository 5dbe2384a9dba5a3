using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Text;
using LocalDynamo.Values;

namespace LocalDynamo;

// The service's grammar: an optional sign, ASCII digits with at most one point among or beside them, an optional exponent
// (e or E, an optional sign, digits). No spaces, no separators of groups, no NaN or infinity, whatever the culture is.
public readonly partial struct DynamoNumber
{
    // Exponents are cut to this size before digits are counted against them. Far outside of the range, and still far away when
    // the longest possible text (2^31 digits) moves the point back by its length.
    private const long ExponentCut = 1L << 40;

    /// <summary>Reads a number as the service does, for example <c>42</c>, <c>-.5</c> or <c>1.5E+20</c>.</summary>
    /// <param name="text">Sign, digits with at most one point, exponent; no spaces. The culture plays no part.</param>
    /// <returns>The number, exact.</returns>
    /// <exception cref="ValidationException">It is not a number, has more than 38 significant digits, or its magnitude is outside
    /// 1E-130 to 9.99...E+125; the message is the service's.</exception>
    public static DynamoNumber Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static DynamoNumber Parse(ReadOnlySpan<char> text)
    {
        var fault = Read(text, out var number);
        return fault is null ? number : throw fault.ToException();
    }

    /// <inheritdoc cref="Parse(string)"/>
    /// <param name="utf8Text">The text in UTF-8.</param>
    public static DynamoNumber Parse(ReadOnlySpan<byte> utf8Text)
    {
        var fault = Read(utf8Text, out var number);
        return fault is null ? number : throw fault.ToException();
    }

    /// <summary>Reads a number as <see cref="Parse(string)"/> does, and answers false where that would throw.</summary>
    /// <param name="text">The text; null is not a number.</param>
    /// <param name="number">The number, or 0 when the text is refused.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out DynamoNumber number) => TryParse(text.AsSpan(), out number);

    /// <inheritdoc cref="TryParse(string, out DynamoNumber)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out DynamoNumber number) => Read<char>(text, out number) == DynamoNumberFailure.None;

    /// <inheritdoc cref="TryParse(string, out DynamoNumber)"/>
    /// <param name="utf8Text">The text in UTF-8.</param>
    /// <param name="number">The number, or 0 when the text is refused.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out DynamoNumber number) =>
        Read<byte>(utf8Text, out number) == DynamoNumberFailure.None;

    /// <summary>Reads a number as <see cref="Parse(string)"/> does, and says why where that would throw.</summary>
    internal static ValueFault? Read(ReadOnlySpan<char> text, out DynamoNumber number)
    {
        var failure = Read<char>(text, out number);
        return failure == DynamoNumberFailure.None ? null : failure.ToFault(text.ToString());
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{char}, out DynamoNumber)"/>
    internal static ValueFault? Read(ReadOnlySpan<byte> utf8Text, out DynamoNumber number)
    {
        var failure = Read<byte>(utf8Text, out number);
        return failure == DynamoNumberFailure.None ? null : failure.ToFault(Encoding.UTF8.GetString(utf8Text));
    }

    static DynamoNumber IParsable<DynamoNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<DynamoNumber>.TryParse(string? s, IFormatProvider? provider, out DynamoNumber result) => TryParse(s, out result);

    static DynamoNumber ISpanParsable<DynamoNumber>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<DynamoNumber>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out DynamoNumber result) =>
        TryParse(s, out result);

    static DynamoNumber IUtf8SpanParsable<DynamoNumber>.Parse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider) => Parse(utf8Text);

    static bool IUtf8SpanParsable<DynamoNumber>.TryParse(ReadOnlySpan<byte> utf8Text, IFormatProvider? provider, out DynamoNumber result) =>
        TryParse(utf8Text, out result);

    // The first pass checks the grammar and finds the first and last digit that are not 0; the second one reads the at most 38
    // digits between them. So a text of any length costs one look at each character and no memory.
    private static DynamoNumberFailure Read<T>(ReadOnlySpan<T> text, out DynamoNumber number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = default;
        var position = 0;
        var isNegative = SkipSign(text, ref position);

        int first = -1, last = -1; // where in the text
        int firstDigit = 0, lastDigit = 0, digits = 0; // counted in digits
        var pointAfter = -1; // how many digits stand before the point
        for (; position < text.Length; position++)
        {
            var digit = Digit(text[position]);
            if (digit == 0)
            {
                digits++;
            }
            else if (digit <= 9)
            {
                last = position;
                lastDigit = digits++;
                if (first < 0)
                    (first, firstDigit) = (last, lastDigit);
            }
            else if (text[position] == T.CreateTruncating('.') && pointAfter < 0)
            {
                pointAfter = digits;
            }
            else
            {
                break;
            }
        }

        if (digits == 0)
            return DynamoNumberFailure.NotANumber;
        var hasExponent = position < text.Length;
        if (!TryReadExponent(text[position..], out var exponent))
            return DynamoNumberFailure.NotANumber;

        var wholeDigits = pointAfter < 0 ? digits : pointAfter;

        // A zero that is written with an exponent is refused like any other digit in that place: 0e126 is, 0.0e126 is not.
        if (first < 0)
            return hasExponent ? CheckMagnitude(exponent - (digits - wholeDigits)) : DynamoNumberFailure.None;

        if (lastDigit - firstDigit >= MaxSignificantDigits)
            return DynamoNumberFailure.TooManyDigits;

        // The digits between the first and the last that are not 0 are the coefficient in its only form.
        exponent += wholeDigits - lastDigit - 1;
        var failure = CheckMagnitude(exponent + lastDigit - firstDigit);
        if (failure == DynamoNumberFailure.None)
            number = new DynamoNumber(isNegative, ReadDigits(text[first..(last + 1)]), (int)exponent);
        return failure;
    }

    private static bool SkipSign<T>(ReadOnlySpan<T> text, ref int position)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (position == text.Length)
            return false;
        var isMinus = text[position] == T.CreateTruncating('-');
        if (isMinus || text[position] == T.CreateTruncating('+'))
            position++;
        return isMinus;
    }

    // An exponent beyond 64 bits is not a number to the service, rather than one out of range.
    private static bool TryReadExponent<T>(ReadOnlySpan<T> text, out long exponent)
        where T : unmanaged, IBinaryInteger<T>
    {
        exponent = 0;
        if (text.IsEmpty)
            return true;
        if ((uint.CreateTruncating(text[0]) | 0x20) != 'e')
            return false;

        var position = 1;
        var isNegative = SkipSign(text, ref position);
        if (position == text.Length)
            return false;
        var limit = isNegative ? 1UL << 63 : long.MaxValue;
        var magnitude = 0UL;
        for (; position < text.Length; position++)
        {
            var digit = Digit(text[position]);
            if (digit > 9 || magnitude > (limit - digit) / 10)
                return false;
            magnitude = (magnitude * 10) + digit;
        }

        var cut = (long)Math.Min(magnitude, (ulong)ExponentCut);
        exponent = isNegative ? -cut : cut;
        return true;
    }

    // Reads 19 digits, which always fit into 64 bits, and then the other half.
    private static UInt128 ReadDigits<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        var upper = ReadHalf(ref text, out _);
        if (text.IsEmpty)
            return upper;
        var lower = ReadHalf(ref text, out var digits);
        return ((UInt128)upper * Decimals.SmallPowerOf10(digits)) + lower;
    }

    private static ulong ReadHalf<T>(ref ReadOnlySpan<T> text, out int digits)
        where T : unmanaged, IBinaryInteger<T>
    {
        var value = 0UL;
        digits = 0;
        var position = 0;
        for (; position < text.Length && digits < 19; position++)
        {
            var digit = Digit(text[position]);
            if (digit > 9)
                continue; // the point
            value = (value * 10) + digit;
            digits++;
        }

        text = text[position..];
        return value;
    }

    // Anything above 9 is not a digit.
    private static uint Digit<T>(T character)
        where T : unmanaged, IBinaryInteger<T> => uint.CreateTruncating(character) - '0';
}
