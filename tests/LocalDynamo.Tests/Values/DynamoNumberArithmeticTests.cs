using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberArithmeticTests
{
    [Fact]
    public void AddAndSubtract_AnyTwo_AreExactOrRefusedAsTheModelSays() =>
        Gen.Select(DecimalModel.Storable, DecimalModel.Storable).Sample((a, b) =>
        {
            var (left, right) = (a.ToNumber(), b.ToNumber());
            Outcome(() => left + right).Should().Be(Expected(DecimalModel.OfScaled(a.Scaled + b.Scaled)));
            Outcome(() => left - right).Should().Be(Expected(DecimalModel.OfScaled(a.Scaled - b.Scaled)));
        });

    [Fact]
    public void AddAndSubtract_NeighboursOfTheDigitLimit_AreExactOrRefusedAsTheModelSays() =>
        Gen.Select(DecimalModel.Storable, Gen.Int[-2, 2], Gen.Int[35, 41]).Sample((a, unit, digits) =>
        {
            // One in the place that is about 38 digits below the first digit of the other number.
            var exponent = Math.Clamp(a.Magnitude - digits, -130, 125);
            var b = new DecimalModel(unit, exponent);
            var (left, right) = (a.ToNumber(), b.ToNumber());
            Outcome(() => left + right).Should().Be(Expected(DecimalModel.OfScaled(a.Scaled + b.Scaled)));
            Outcome(() => right - left).Should().Be(Expected(DecimalModel.OfScaled(b.Scaled - a.Scaled)));
        });

    [Fact]
    public void Negate_AnyNumber_ChangesTheSignOnly() => DecimalModel.Storable.Sample(model =>
    {
        var number = model.ToNumber();
        return -number == new DecimalModel(-model.Coefficient, model.Exponent).ToNumber() && -(-number) == number;
    });

    [Fact]
    public void Negate_Zero_IsZero() => (-default(DynamoNumber)).Should().Be(default(DynamoNumber));

    [Theory]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("99999999999999999999999999999999999999", "1", "1e38")]
    [InlineData("1e38", "-1", "99999999999999999999999999999999999999")]
    [InlineData("1.1e-130", "1e-130", "2.1e-130")]
    [InlineData("9e125", "-9e125", "0")]
    [InlineData("9e125", "0", "9e125")]
    public void Add_ResultOf38Digits_IsExact(string left, string right, string sum) =>
        (DynamoNumber.Parse(left) + DynamoNumber.Parse(right)).Should().Be(DynamoNumber.Parse(sum));

    [Theory]
    [InlineData("1e50", "1")]
    [InlineData("1e38", "1")]
    [InlineData("99999999999999999999999999999999999999", "0.1")]
    [InlineData("9e125", "1e-130")]
    [InlineData("9e125", "9e125")]
    [InlineData("-9e125", "-1e125")]
    public void Add_ResultOfTooManyDigitsOrTooLarge_Overflows(string left, string right) =>
        ((Func<DynamoNumber>)(() => DynamoNumber.Parse(left) + DynamoNumber.Parse(right))).ShouldBeRefused(NumberMessages.Overflow);

    [Fact]
    public void Subtract_ResultTooSmall_Underflows()
    {
        var (left, right) = (DynamoNumber.Parse("1.1e-130"), DynamoNumber.Parse("1e-130"));
        ((Func<DynamoNumber>)(() => left - right)).ShouldBeRefused(NumberMessages.Underflow);
    }

    private static string Outcome(Func<DynamoNumber> calculation)
    {
        try
        {
            return calculation().ToString();
        }
        catch (ValidationException exception)
        {
            return exception.Message;
        }
    }

    private static string Expected(DecimalModel result)
    {
        if (result.Coefficient.IsZero)
            return "0";
        if (result.Digits.Length > 38 || result.Magnitude > 125)
            return NumberMessages.Overflow;
        return result.Magnitude < -130 ? NumberMessages.Underflow : result.PlainText();
    }
}
