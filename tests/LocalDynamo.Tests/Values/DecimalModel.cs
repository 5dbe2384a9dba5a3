using System.Globalization;
using System.Numerics;
using CsCheck;

namespace LocalDynamo.Tests.Values;

/// <summary>What a number should be: an integer of any size times a power of ten, with nothing clever in it.</summary>
internal sealed class DecimalModel
{
    // Every number of the service is an integer in units of 10^-Scale.
    private const int Scale = 200;

    public DecimalModel(BigInteger coefficient, int exponent)
    {
        Scaled = coefficient * BigInteger.Pow(10, exponent + Scale);
        while (!coefficient.IsZero && coefficient % 10 == 0)
        {
            coefficient /= 10;
            exponent++;
        }

        Coefficient = coefficient;
        Exponent = coefficient.IsZero ? 0 : exponent;
    }

    public BigInteger Coefficient { get; }

    public int Exponent { get; }

    public BigInteger Scaled { get; }

    public string Digits => BigInteger.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);

    public int Magnitude => Exponent + Digits.Length - 1;

    public static DecimalModel OfScaled(BigInteger scaled) => new(scaled, -Scale);

    /// <summary>Numbers that the service stores: any, near an edge of the range, small integers, and full of nines or zeros.</summary>
    public static Gen<DecimalModel> Storable { get; } = Gen.Frequency(
        (4, Of(AnyDigits(38), Gen.Int[-130, 125])),
        (3, Of(AnyDigits(38), Gen.Int[-3, 40])),
        (3, Of(AnyDigits(4), Gen.Int[-3, 6])),
        (1, Of(AnyDigits(38), Gen.OneOf(-130, -129, 124, 125))),
        (1, Of(Gen.Int[1, 38].Select(count => new string('9', count)), Gen.Int[-40, 40])),
        (1, Of(Gen.Int[1, 37].Select(zeros => "1" + new string('0', zeros - 1) + "1"), Gen.Int[-40, 40])),
        (1, Gen.Const(new DecimalModel(0, 0))));

    /// <summary>The service's plain form.</summary>
    public string PlainText()
    {
        var digits = Digits;
        var places = -Exponent;
        if (places <= 0)
            digits += new string('0', Exponent);
        else
            digits = digits.PadLeft(places + 1, '0').Insert(Math.Max(digits.Length, places + 1) - places, ".");
        return Coefficient.Sign < 0 ? "-" + digits : digits;
    }

    /// <summary>Another way to write it: zeros on both sides, a point anywhere, an exponent that puts it right.</summary>
    public string WrittenText(int leadingZeros, int trailingZeros, int places, bool plus)
    {
        var digits = new string('0', leadingZeros) + Digits + new string('0', trailingZeros);
        places = Math.Min(places, digits.Length);
        var sign = Coefficient.Sign < 0 ? "-" : plus ? "+" : "";
        var exponent = Exponent - trailingZeros + places;
        var mark = !plus ? "e" : exponent < 0 ? "E" : "E+0";
        return $"{sign}{digits[..^places]}.{digits[^places..]}{mark}{exponent}";
    }

    public DynamoNumber ToNumber() => DynamoNumber.Parse(PlainText());

    public override string ToString() => PlainText();

    private static Gen<string> AnyDigits(int max) =>
        Gen.Select(Gen.Char['0', '9'].Array[0, max - 1], Gen.Char['1', '9'], (start, last) => new string(start) + last);

    private static Gen<DecimalModel> Of(Gen<string> digits, Gen<int> magnitude) =>
        Gen.Select(digits, magnitude, Gen.Bool, (text, first, isNegative) =>
        {
            var coefficient = BigInteger.Parse(text, CultureInfo.InvariantCulture);
            var length = coefficient.ToString(CultureInfo.InvariantCulture).Length;
            return new DecimalModel(isNegative ? -coefficient : coefficient, first - length + 1);
        });
}
