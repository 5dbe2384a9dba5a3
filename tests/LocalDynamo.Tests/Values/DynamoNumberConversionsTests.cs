using System.Globalization;
using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberConversionsTests
{
    [Fact]
    public void Integers_OfEverySize_ConvertThereAndBack()
    {
        Gen.Int.Sample(value => (int)(DynamoNumber)value == value && ((DynamoNumber)value).ToString() == Text(value));
        Gen.Long.Sample(value => (long)(DynamoNumber)value == value && ((DynamoNumber)value).ToString() == Text(value));
        Gen.UInt.Sample(value => (long)(DynamoNumber)value == value && ((DynamoNumber)value).ToString() == Text(value));
        Gen.ULong.Sample(value => (ulong)(DynamoNumber)value == value && ((DynamoNumber)value).ToString() == Text(value));
    }

    [Fact]
    public void Integers_AtTheirEnds_ConvertThereAndBack()
    {
        ((int)(DynamoNumber)int.MinValue).Should().Be(int.MinValue);
        ((int)(DynamoNumber)int.MaxValue).Should().Be(int.MaxValue);
        ((long)(DynamoNumber)long.MinValue).Should().Be(long.MinValue);
        ((long)(DynamoNumber)long.MaxValue).Should().Be(long.MaxValue);
        ((ulong)(DynamoNumber)ulong.MaxValue).Should().Be(ulong.MaxValue);
        ((long)DynamoNumber.Parse("9e18")).Should().Be(9_000_000_000_000_000_000);
        ((ulong)DynamoNumber.Parse("1e19")).Should().Be(10_000_000_000_000_000_000);
    }

    [Theory]
    [InlineData("0.5", "an Int32")]
    [InlineData("2147483648", "an Int32")]
    [InlineData("-2147483649", "an Int32")]
    [InlineData("1e125", "an Int32")]
    [InlineData("-0.5", "an Int64")]
    [InlineData("9223372036854775808", "an Int64")]
    [InlineData("-9223372036854775809", "an Int64")]
    [InlineData("1e19", "an Int64")]
    [InlineData("1e20", "an Int64")]
    [InlineData("99999999999999999999999999999999999999", "an Int64")]
    [InlineData("-1", "a UInt64")]
    [InlineData("1.5", "a UInt64")]
    [InlineData("18446744073709551616", "a UInt64")]
    [InlineData("2e19", "a UInt64")]
    [InlineData("79228162514264337593543950336", "a Decimal")]
    [InlineData("1e29", "a Decimal")]
    [InlineData("1e-29", "a Decimal")]
    [InlineData("0.33333333333333333333333333333333333333", "a Decimal")]
    public void NumberThatDoesNotFit_IsNeverRounded(string text, string type)
    {
        var number = DynamoNumber.Parse(text);
        Action conversion = type switch
        {
            "an Int32" => () => _ = (int)number,
            "an Int64" => () => _ = (long)number,
            "a UInt64" => () => _ = (ulong)number,
            _ => () => _ = (decimal)number,
        };
        conversion.Should().Throw<OverflowException>().Which.Message.Should()
            .Be($"The number {number} cannot be converted to {type} without loss.");
    }

    [Fact]
    public void Decimals_OfAnyValue_ConvertThereAndBack() => Gen.Decimal.Sample(value =>
        (decimal)(DynamoNumber)value == value && (DynamoNumber)value == DynamoNumber.Parse(value.ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Decimals_AtTheirEnds_ConvertThereAndBack()
    {
        ((decimal)(DynamoNumber)decimal.MaxValue).Should().Be(decimal.MaxValue);
        ((decimal)(DynamoNumber)decimal.MinValue).Should().Be(decimal.MinValue);
        ((decimal)(DynamoNumber)0.0000000000000000000000000001m).Should().Be(0.0000000000000000000000000001m);
        ((decimal)DynamoNumber.Parse("1e28")).Should().Be(10_000_000_000_000_000_000_000_000_000m);
        ((DynamoNumber)1.500m).ToString().Should().Be("1.5");
        ((DynamoNumber)(-0.0m)).Should().Be(default(DynamoNumber));
    }

    [Fact]
    public void Doubles_InRange_ConvertThereAndBack() => Gen.Double[-1e100, 1e100].Sample(value => (double)(DynamoNumber)value == value);

    [Fact]
    public void Doubles_OfAnyBits_AreExactOrRefused() => Gen.Long.Select(BitConverter.Int64BitsToDouble).Sample(value =>
    {
        var inRange = value == 0 || Math.Abs(value) is >= 1e-130 and < 1e126;
        try
        {
            return (double)(DynamoNumber)value == value && inRange;
        }
        catch (ValidationException)
        {
            return !inRange;
        }
    });

    [Fact]
    public void ToDouble_OfAnyNumber_IsTheNearest() => DecimalModel.Storable.Sample(model =>
        (double)model.ToNumber() == double.Parse(model.PlainText(), CultureInfo.InvariantCulture));

    [Fact]
    public void Doubles_UseTheShortestDigits()
    {
        ((DynamoNumber)0.1).ToString().Should().Be("0.1");
        ((DynamoNumber)0.1f).ToString().Should().Be("0.1");
        ((DynamoNumber)1e22).ToString().Should().Be("10000000000000000000000");
        ((DynamoNumber)(-0.0)).Should().Be(default(DynamoNumber));
        ((DynamoNumber)float.Epsilon).Should().Be(DynamoNumber.Parse("1e-45"));
    }

    [Theory]
    [InlineData(double.NaN, NumberMessages.NotANumber + ": NaN")]
    [InlineData(double.PositiveInfinity, NumberMessages.NotANumber + ": Infinity")]
    [InlineData(double.NegativeInfinity, NumberMessages.NotANumber + ": -Infinity")]
    [InlineData(double.MaxValue, NumberMessages.Overflow)]
    [InlineData(double.Epsilon, NumberMessages.Underflow)]
    public void Doubles_WithoutANumber_AreRefused(double value, string message) =>
        ((Func<DynamoNumber>)(() => (DynamoNumber)value)).ShouldBeRefused(message);

    [Fact]
    public void Floats_WithoutANumber_AreRefused() =>
        ((Func<DynamoNumber>)(() => (DynamoNumber)float.NaN)).ShouldBeRefused(NumberMessages.NotANumber + ": NaN");

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
