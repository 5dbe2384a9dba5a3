using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberTests
{
    [Fact]
    public void Default_IsZero()
    {
        default(DynamoNumber).Should().Be((DynamoNumber)0);
        default(DynamoNumber).ToString().Should().Be("0");
    }

    [Theory]
    [InlineData("1000", "1e3")]
    [InlineData("1", "1.0")]
    [InlineData("0", "-0")]
    [InlineData("0", "-0.00e5")]
    [InlineData("0.1", ".1000")]
    public void Equals_SameValueWrittenDifferently_IsTrueAndHashesAlike(string left, string right)
    {
        var (a, b) = (DynamoNumber.Parse(left), DynamoNumber.Parse(right));
        (a == b).Should().BeTrue();
        (a != b).Should().BeFalse();
        a.Equals((object)b).Should().BeTrue();
        a.GetHashCode().Should().Be(b.GetHashCode());
        a.CompareTo(b).Should().Be(0);
    }

    [Fact]
    public void Equals_NumberAndOtherType_IsFalse() => ((DynamoNumber)1).Equals((object)1).Should().BeFalse();

    [Fact]
    public void CompareTo_AnyTwo_OrdersAsTheModel() => Gen.Select(DecimalModel.Storable, DecimalModel.Storable).Sample((a, b) =>
    {
        var expected = a.Scaled.CompareTo(b.Scaled);
        var (left, right) = (a.ToNumber(), b.ToNumber());
        return Math.Sign(left.CompareTo(right)) == Math.Sign(expected)
            && left < right == expected < 0 && left > right == expected > 0
            && left <= right == expected <= 0 && left >= right == expected >= 0
            && left == right == (expected == 0) && left != right == (expected != 0);
    });

    [Fact]
    public void CompareTo_NumbersThatDifferInTheLastDigitOnly_SeesIt()
    {
        const string Nines = "9999999999999999999999999999999999999";
        DynamoNumber.Parse(Nines + "8").Should().BeLessThan(DynamoNumber.Parse(Nines + "9"));
        DynamoNumber.Parse("-" + Nines + "8").Should().BeGreaterThan(DynamoNumber.Parse("-" + Nines + "9"));
        DynamoNumber.Parse("1" + Nines).Should().BeLessThan(DynamoNumber.Parse("2e37"));
    }
}
