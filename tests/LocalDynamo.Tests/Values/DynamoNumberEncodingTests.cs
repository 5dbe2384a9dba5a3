using System.Globalization;
using System.Numerics;
using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberEncodingTests
{
    // The codes are on disk: these bytes may never change.
    [Theory]
    [InlineData("-9.9999999999999999999999999999999999999e125", "009B9B9B9B9B9B9B9B9B9B9B9B9B9B9B9B9B9B9BFF")]
    [InlineData("-150", "3DFDCCFF")]
    [InlineData("-100", "3DFDFF")]
    [InlineData("-1.5", "3EFDCCFF")]
    [InlineData("-1", "3EFDFF")]
    [InlineData("-1e-130", "7FFDFF")]
    [InlineData("0", "80")]
    [InlineData("1e-130", "8002")]
    [InlineData("1e-129", "800B")]
    [InlineData("0.5", "C033")]
    [InlineData("1", "C102")]
    [InlineData("1.5", "C10233")]
    [InlineData("10", "C10B")]
    [InlineData("99", "C164")]
    [InlineData("100", "C202")]
    [InlineData("1e125", "FF0B")]
    public void Encode_KnownNumber_GivesTheBytesOfTheFormat(string text, string expected) =>
        Convert.ToHexString(Code(DynamoNumber.Parse(text))).Should().Be(expected);

    [Fact]
    public void Encode_38DigitsAcrossPairs_NeedsTheLongestCode() =>
        Code(DynamoNumber.Parse("-9.9999999999999999999999999999999999999e124")).Should().HaveCount(DynamoNumber.MaxEncodedBytes);

    [Fact]
    public void Decode_OfAnyCode_IsTheNumber() => DecimalModel.Storable.Sample(model =>
    {
        var number = model.ToNumber();
        var code = Code(number);
        return DynamoNumber.Decode(code).Equals(number) && code.Length <= DynamoNumber.MaxEncodedBytes;
    });

    [Fact]
    public void Encode_AnyTwo_OrdersCodesAsNumbers() => Gen.Select(DecimalModel.Storable, DecimalModel.Storable).Sample((a, b) =>
        Math.Sign(Code(a.ToNumber()).AsSpan().SequenceCompareTo(Code(b.ToNumber()))) == a.Scaled.CompareTo(b.Scaled));

    [Fact]
    public void Encode_NumberAndOneWithAChangedDigit_OrdersCodesAsNumbers() =>
        Gen.Select(DecimalModel.Storable, Gen.Int[0, 37], Gen.Int[-1, 1]).Sample((a, place, change) =>
        {
            var b = new DecimalModel(a.Coefficient + (change * BigInteger.Pow(10, place)), a.Exponent);
            if (b.Digits.Length > 38 || b.Magnitude is > 125 or < -130)
                return true;
            return Math.Sign(Code(a.ToNumber()).AsSpan().SequenceCompareTo(Code(b.ToNumber()))) == a.Scaled.CompareTo(b.Scaled);
        });

    [Fact]
    public void EncodeInt64_OfAnyInteger_GivesTheSameBytes() => Integers.Sample(value =>
    {
        Span<byte> fast = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        var length = DynamoNumber.EncodeInt64(value, fast);
        return fast[..length].SequenceEqual(Code(value))
            && DynamoNumber.TryDecodeInt64(fast[..length], out var back) && back == value;
    });

    [Fact]
    public void TryDecodeInt64_OfAnyNumber_AnswersWhetherItIsAnInteger() => DecimalModel.Storable.Sample(model =>
    {
        var fits = model.Exponent >= 0 && long.TryParse(model.PlainText(), CultureInfo.InvariantCulture, out _);
        var decoded = DynamoNumber.TryDecodeInt64(Code(model.ToNumber()), out var value);
        return decoded == fits && (fits ? model.ToNumber() == value : value == 0);
    });

    [Theory]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("-9223372036854775809", false)]
    [InlineData("10000000000000000000", false)]
    [InlineData("0.5", false)]
    [InlineData("1e100", false)]
    public void TryDecodeInt64_AtTheEdges_IsExact(string text, bool fits) =>
        DynamoNumber.TryDecodeInt64(Code(DynamoNumber.Parse(text)), out _).Should().Be(fits);

    [Fact]
    public void EncodeDecodeCompare_OfAnyNumber_AllocateNothing()
    {
        DynamoNumber[] numbers = [0, -1, 42, long.MinValue, DynamoNumber.Parse("-1.2345678901234567890123456789012345678e-7")];
        _ = Use(numbers);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = 0;
        for (var i = 0; i < 1000; i++)
            sum += Use(numbers);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        allocated.Should().Be(0);
        sum.Should().NotBe(0);
    }

    private static Gen<long> Integers => Gen.OneOf(
        Gen.Long,
        Gen.Long[-100_000, 100_000],
        Gen.Select(Gen.Long[-999, 999], Gen.Int[0, 15], (digits, zeros) => digits * (long)Math.Pow(10, zeros)),
        Gen.OneOf(0, long.MinValue, long.MaxValue, 99, 100, 101, 9_999, 10_000, -99, -100, 1_000_000_000_000_000_000));

    private static int Use(DynamoNumber[] numbers)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        var sum = 0;
        foreach (var number in numbers)
        {
            var length = number.Encode(code);
            sum += DynamoNumber.Decode(code[..length]).CompareTo(numbers[0]) + length + DynamoNumber.SizeBytesOf(code[..length]);
        }

        return sum;
    }

    private static byte[] Code(DynamoNumber number)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        return code[..number.Encode(code)].ToArray();
    }
}
