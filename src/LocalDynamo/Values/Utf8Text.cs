using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace LocalDynamo.Values;

/// <summary>Text to UTF-8 without loss: half of a surrogate pair has no UTF-8, so it is refused and never replaced.</summary>
internal static class Utf8Text
{
    public static int GetByteCount(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Writes the text's UTF-8 into <paramref name="destination"/>, which has room for it, and returns the number of bytes.</summary>
    public static int Write(string text, Span<byte> destination)
    {
        var status = Utf8.FromUtf16(text, destination, out _, out var written, replaceInvalidSequences: false);
        return status == OperationStatus.Done
            ? written
            : throw new ValidationException("One or more parameter values were invalid: The text is not valid Unicode, it holds half of a surrogate pair");
    }

    public static byte[] GetBytes(string text)
    {
        var bytes = new byte[GetByteCount(text)];
        Write(text, bytes);
        return bytes;
    }
}
