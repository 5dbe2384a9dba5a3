using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberParsingTests
{
    private const string Nines38 = "99999999999999999999999999999999999999";

    [Theory]
    [InlineData("0042.1200", "42.12")]
    [InlineData("1.5E2", "150")]
    [InlineData("-0", "0")]
    [InlineData("+7", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.e3", "5000")]
    [InlineData("1e+5", "100000")]
    [InlineData("1E-5", "0.00001")]
    [InlineData("1e000000000000000000000000000000005", "100000")]
    [InlineData(Nines38, Nines38)]
    [InlineData("0" + Nines38 + ".000", Nines38)]
    [InlineData(Nines38 + "0", Nines38 + "0")]
    [InlineData("10e-131", "1e-130")]
    [InlineData("0.1e126", "1e125")]
    public void Parse_ServiceGrammar_IsRead(string text, string same)
    {
        var number = DynamoNumber.Parse(text);
        number.Should().Be(DynamoNumber.Parse(same));
        if (!same.Contains('e'))
            number.ToString().Should().Be(same);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData(".")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("e5")]
    [InlineData(".e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e5.0")]
    [InlineData("1e5e5")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("+-1")]
    [InlineData("1e+-1")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1\n")]
    [InlineData("1\0")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1d")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\u0661")] // a digit to Unicode
    [InlineData("\uFF11")]
    [InlineData("\u2212" + "1")] // a minus sign to Unicode
    [InlineData("1e9223372036854775808")] // exponents beyond 64 bits
    [InlineData("1e-9223372036854775809")]
    [InlineData("0e99999999999999999999999")]
    public void Parse_NotANumber_QuotesTheText(string text)
    {
        var message = $"{NumberMessages.NotANumber}: {text}";
        Refused(text, message);
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse(Encoding.UTF8.GetBytes(text)))).ShouldBeRefused(message);
        DynamoNumber.TryParse(text, out var number).Should().BeFalse();
        number.Should().Be(default(DynamoNumber));
    }

    [Fact]
    public void Parse_EmptyText_HasNothingToQuote()
    {
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse(""))).ShouldBeRefused(NumberMessages.NotANumber);
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse(""u8))).ShouldBeRefused(NumberMessages.NotANumber);
    }

    [Fact]
    public void Parse_Null_IsAnArgumentError()
    {
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse((string)null!))).Should().Throw<ArgumentNullException>();
        DynamoNumber.TryParse((string?)null, out _).Should().BeFalse();
    }

    [Theory]
    [InlineData(Nines38 + "9")]
    [InlineData(Nines38 + ".9")]
    [InlineData("1" + "0000000000000000000000000000000000000" + "1")]
    [InlineData(Nines38 + "9e300")]
    [InlineData(Nines38 + "9e-300")]
    public void Parse_NumberOf39Digits_IsRefused(string text) => Refused(text, NumberMessages.TooManyDigits);

    [Theory]
    [InlineData("1e126")]
    [InlineData("-1e126")]
    [InlineData("10e125")]
    [InlineData("1e2147483648")]
    [InlineData("1e9223372036854775807")]
    public void Parse_MagnitudeOf1E126OrMore_Overflows(string text) => Refused(text, NumberMessages.Overflow);

    [Theory]
    [InlineData("9e-131")]
    [InlineData("-9.99e-131")]
    [InlineData("1e-2147483649")]
    [InlineData("1e-9223372036854775808")]
    public void Parse_MagnitudeBelow1EMinus130_Underflows(string text) => Refused(text, NumberMessages.Underflow);

    [Theory]
    [InlineData("9.9999999999999999999999999999999999999e125")]
    [InlineData("-9.9999999999999999999999999999999999999e125")]
    [InlineData("1e-130")]
    [InlineData("-9.9999999999999999999999999999999999999e-130")]
    public void Parse_EdgesOfTheRange_AreRead(string text) => DynamoNumber.Parse(text).Should().NotBe(default(DynamoNumber));

    [Theory]
    [InlineData("0e125")]
    [InlineData("0.0e126")]
    [InlineData("-0e-130")]
    public void Parse_ZeroWithExponentInRange_IsZero(string text) => DynamoNumber.Parse(text).Should().Be(default(DynamoNumber));

    [Theory]
    [InlineData("0e126", NumberMessages.Overflow)]
    [InlineData("-00e126", NumberMessages.Overflow)]
    [InlineData("0.0e127", NumberMessages.Overflow)]
    [InlineData("0e99999999999", NumberMessages.Overflow)]
    [InlineData("0e-131", NumberMessages.Underflow)]
    [InlineData("0e-99999999999", NumberMessages.Underflow)]
    public void Parse_ZeroWithExponentOutOfRange_IsRefused(string text, string message) => Refused(text, message);

    [Fact]
    public void Parse_ZeroOfManyPlaces_IsZero() => DynamoNumber.Parse("0." + new string('0', 20_000)).Should().Be(default(DynamoNumber));

    [Fact]
    public void Parse_ThousandsOfInsignificantZeros_AreNotCounted()
    {
        var zeros = new string('0', 20_000);
        DynamoNumber.Parse($"{zeros}12.5{zeros}").ToString().Should().Be("12.5");
        DynamoNumber.Parse($"0.{zeros}5e20001").ToString().Should().Be("5");
        DynamoNumber.Parse($"5{zeros}e-20000").ToString().Should().Be("5");
    }

    [Fact]
    public void Parse_ThousandsOfDigits_AreRefused()
    {
        Refused(new string('7', 20_000), NumberMessages.TooManyDigits);
        Refused("1" + new string('0', 20_000), NumberMessages.Overflow);
        Refused("0." + new string('0', 20_000) + "1", NumberMessages.Underflow);
        var manyInTheExponent = "1e" + new string('9', 20_000);
        Refused(manyInTheExponent, $"{NumberMessages.NotANumber}: {manyInTheExponent}");
    }

    [Fact]
    public void TryParse_MillionsOfDigits_AllocatesNothing()
    {
        var text = new string('7', 2_000_000);
        _ = DynamoNumber.TryParse(text, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isNumber = DynamoNumber.TryParse(text, out _);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        isNumber.Should().BeFalse();
        allocated.Should().Be(0);
    }

    [Fact]
    public void Parse_BytesThatAreNotUtf8_AreRefused() =>
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse([0x31, 0xFF]))).ShouldBeRefused($"{NumberMessages.NotANumber}: 1\uFFFD");

    [Fact]
    public void Parse_AnyWayToWriteIt_IsTheSameNumber() =>
        Gen.Select(NotZero, Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 100], Gen.Bool)
            .Sample((model, leading, trailing, places, plus) =>
            {
                var text = model.WrittenText(leading, trailing, places, plus);
                var number = DynamoNumber.Parse(text);
                return number.Equals(model.ToNumber())
                    && number == DynamoNumber.Parse(Encoding.UTF8.GetBytes(text))
                    && DynamoNumber.TryParse(text, out var tried) && tried == number;
            });

    [Fact]
    public void Parse_AnyShortText_FollowsTheGrammar() =>
        Gen.OneOf("0", "1", "9", "10", ".", "e", "E", "+", "-", " ", "00", "38", "126", "131", "x").Array[0, 8].Sample(parts =>
        {
            var text = string.Concat(parts);
            var isNumber = Regex.IsMatch(text, "^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$");
            try
            {
                var number = DynamoNumber.Parse(text);
                return isNumber && DynamoNumber.Parse(number.ToString()) == number;
            }
            catch (ValidationException exception)
            {
                return exception.Message.StartsWith(NumberMessages.NotANumber, StringComparison.Ordinal) == !isNumber;
            }
        });

    [Fact]
    public void GenericParse_IgnoresTheCulture()
    {
        var commas = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        ParseAs<DynamoNumber>("1.5", commas).Should().Be((DynamoNumber)1.5m);
        TryParseAs<DynamoNumber>("1,5", commas).Should().BeFalse();
    }

    private static Gen<DecimalModel> NotZero => DecimalModel.Storable.Where(model => !model.Coefficient.IsZero);

    private static T ParseAs<T>(string text, IFormatProvider provider)
        where T : ISpanParsable<T> => T.Parse(text.AsSpan(), provider);

    private static bool TryParseAs<T>(string text, IFormatProvider provider)
        where T : ISpanParsable<T> => T.TryParse(text.AsSpan(), provider, out _);

    private static void Refused(string text, string message) =>
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse(text))).ShouldBeRefused(message);
}
