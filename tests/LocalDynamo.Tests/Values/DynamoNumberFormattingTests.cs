using System.Globalization;
using System.Text;
using CsCheck;

namespace LocalDynamo.Tests.Values;

public sealed class DynamoNumberFormattingTests
{
    [Fact]
    public void ToString_OfAnyNumber_IsThePlainFormAndReadsBack() => DecimalModel.Storable.Sample(model =>
    {
        var number = model.ToNumber();
        var text = number.ToString();
        return text == model.PlainText() && DynamoNumber.Parse(text) == number;
    });

    [Fact]
    public void TryFormat_OfAnyNumber_NeedsExactlyItsLength() => DecimalModel.Storable.Sample(model =>
    {
        var number = model.ToNumber();
        var text = number.ToString();
        Span<char> chars = stackalloc char[170];
        Span<byte> bytes = stackalloc byte[170];
        return number.TryFormat(chars[..text.Length], out var charsWritten) && chars[..charsWritten].SequenceEqual(text)
            && number.TryFormat(bytes[..text.Length], out var bytesWritten)
            && bytes[..bytesWritten].SequenceEqual(Encoding.UTF8.GetBytes(text))
            && !number.TryFormat(chars[..(text.Length - 1)], out charsWritten) && charsWritten == 0
            && !number.TryFormat(bytes[..(text.Length - 1)], out bytesWritten) && bytesWritten == 0;
    });

    [Fact]
    public void ToString_Of1E125_Has126Digits() => DynamoNumber.Parse("1E125").ToString().Should().Be("1" + new string('0', 125));

    [Fact]
    public void ToString_OfTheSmallestNumberWith38Digits_Has170Characters() =>
        DynamoNumber.Parse("-1.0000000000000000000000000000000000001e-130").ToString().Should()
            .Be("-0." + new string('0', 129) + "10000000000000000000000000000000000001").And.HaveLength(170);

    [Fact]
    public void Interpolation_InAnyCulture_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        var commas = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        try
        {
            CultureInfo.CurrentCulture = commas;
            $"{DynamoNumber.Parse("-1.5")}".Should().Be("-1.5");
            ((IFormattable)DynamoNumber.Parse("-1.5")).ToString("G", commas).Should().Be("-1.5");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Format_OtherThanGeneral_IsRefused()
    {
        const string Message = "A DynamoNumber has one form only, 'G'; the format 'F2' is not supported.";
        DynamoNumber number = 1;
        number.Invoking(n => $"{n:F2}").Should().Throw<FormatException>().WithMessage(Message);
        number.Invoking(n => ((IFormattable)n).ToString("F2", null)).Should().Throw<FormatException>().WithMessage(Message);
        number.Invoking(n => ((IUtf8SpanFormattable)n).TryFormat(new byte[9], out _, "F2", null)).Should()
            .Throw<FormatException>().WithMessage(Message);
    }
}
