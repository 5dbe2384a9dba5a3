using LocalDynamo.Values;

namespace LocalDynamo.Tests.Values;

public sealed class DecimalsTests
{
    [Fact]
    public void DigitCount_AroundEveryPowerOf10_IsExact()
    {
        for (var power = 1; power <= 38; power++)
        {
            var value = Decimals.PowerOf10(power);
            Decimals.DigitCount(value - 1).Should().Be(power);
            Decimals.DigitCount(value).Should().Be(power + 1);
        }

        Decimals.DigitCount(UInt128.MaxValue).Should().Be(39);
        Decimals.DigitCount(0UL).Should().Be(1);
        Decimals.DigitCount(ulong.MaxValue).Should().Be(20);
    }

    [Fact]
    public void DigitCount_AroundEveryPowerOf2_IsExact()
    {
        for (var power = 0; power < 128; power++)
        {
            var value = UInt128.One << power;
            Decimals.DigitCount(value).Should().Be(value.ToString().Length);
            Decimals.DigitCount(value + (value - 1)).Should().Be((value + (value - 1)).ToString().Length);
        }
    }

    [Fact]
    public void TrimTrailingZeros_OfEveryPowerOf10_LeavesOne()
    {
        for (var power = 0; power <= 38; power++)
        {
            Decimals.TrimTrailingZeros(Decimals.PowerOf10(power), out var trimmed).Should().Be(UInt128.One);
            trimmed.Should().Be(power);
        }
    }
}
