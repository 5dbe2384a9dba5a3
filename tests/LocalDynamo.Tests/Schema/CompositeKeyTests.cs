using CsCheck;
using LocalDynamo.Schema;
using LocalDynamo.Tests.Storage;

namespace LocalDynamo.Tests.Schema;

/// <summary>The bytes of several parts are in the order of the parts, one after the other.</summary>
public class CompositeKeyTests
{
    // Bytes that the encoding itself uses, more often than chance would have them.
    private static readonly Gen<byte[]> Part = Gen.OneOf(Gen.Byte, Gen.OneOf((byte)0, (byte)1, (byte)2, (byte)0xFE, (byte)0xFF)).Array[0, 3];

    [Fact]
    public void Write_OfSeveralParts_IsInTheOrderOfTheParts() =>
        Gen.Select(Part.Array[1, 4], Part.Array[1, 4]).Sample((left, right) =>
        {
            if (left.Length != right.Length)
                right = [.. right.Concat(left).Take(left.Length)];
            return Math.Sign(ByteOrder.Instance.Compare(Encode(left), Encode(right))) == Math.Sign(Compare(left, right));
        }, iter: 20_000);

    [Fact]
    public void WriteOpen_OfABeginning_BeginsWhatBeginsSoAndNothingElse() =>
        Gen.Select(Part, Part).Sample((part, beginning) =>
        {
            Span<byte> open = stackalloc byte[CompositeKey.MaxLength(beginning.Length)];
            var length = CompositeKey.WriteOpen(beginning, open);
            return Encode([part]).AsSpan().StartsWith(open[..length]) == part.AsSpan().StartsWith(beginning);
        }, iter: 20_000);

    private static byte[] Encode(byte[][] parts)
    {
        var bytes = new byte[parts.Sum(part => CompositeKey.MaxLength(part.Length))];
        var length = 0;
        foreach (var part in parts)
            length += CompositeKey.Write(part, bytes.AsSpan(length));
        return bytes[..length];
    }

    private static int Compare(byte[][] left, byte[][] right) =>
        left.Zip(right, (l, r) => ByteOrder.Instance.Compare(l, r)).FirstOrDefault(order => order != 0);
}
