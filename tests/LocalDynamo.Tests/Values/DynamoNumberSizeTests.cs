using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberSizeTests
{
    [Theory]
    [InlineData("0", 1)]
    [InlineData("42", 2)]
    [InlineData("-42", 3)]
    [InlineData("123456", 4)]
    [InlineData("3.14159", 5)]
    [InlineData("0.0000001", 2)]
    [InlineData("1E125", 2)]
    [InlineData("120", 2)]
    [InlineData("0.012", 2)]
    [InlineData("1000.001", 5)]
    [InlineData("-1234567890123456789.0123456789012345678", 22)]
    public void SizeBytes_KnownNumber_IsTheMeasuredOne(string text, int size) => Sizes(DynamoNumber.Parse(text)).Should().Be((size, size));

    [Fact]
    public void SizeBytes_OfAnyNumber_FollowsTheFormula() => DecimalModel.Storable.Sample(model =>
    {
        var expected = Formula(model.PlainText());
        return Sizes(model.ToNumber()) == (expected, expected);
    });

    // On the text, as the rule is worded: significant digits on either side of the point, without the zeros at both ends.
    private static int Formula(string text)
    {
        var parts = text.TrimStart('-').Split('.');
        var before = parts[0].TrimStart('0');
        var after = parts.Length > 1 ? parts[1].TrimEnd('0') : "";
        if (after.Length == 0)
            before = before.TrimEnd('0');
        if (before.Length == 0)
            after = after.TrimStart('0');
        return 1 + ((before.Length + 1) / 2) + ((after.Length + 1) / 2) + (text[0] == '-' ? 1 : 0);
    }

    private static (int OfNumber, int OfCode) Sizes(DynamoNumber number)
    {
        Span<byte> code = stackalloc byte[DynamoNumber.MaxEncodedBytes];
        return (number.SizeBytes, DynamoNumber.SizeBytesOf(code[..number.Encode(code)]));
    }
}
