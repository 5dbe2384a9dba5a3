using CsCheck;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

public class KeyHeadTests
{
    private const int HeadBytes = 24;

    // Few different bytes, zero among them, and lengths about a head's: so that keys begin alike, and padding could be taken for bytes.
    private static readonly Gen<byte[]> Keys = Gen.Int[0, 2].Select(i => new byte[] { 0, 1, 255 }[i]).Array[0, HeadBytes + 3];

    [Fact]
    public void Heads_ThatDiffer_DifferAsTheKeysDo() =>
        Gen.Select(Keys, Keys).Sample((one, other) =>
        {
            var order = new KeyHead(one).CompareTo(new KeyHead(other));
            return order == 0 || Math.Sign(order) == Math.Sign(one.AsSpan().SequenceCompareTo(other));
        });

    [Fact]
    public void Heads_AreEqual_OnlyOfKeysWithTheSamePaddedBeginning() =>
        Gen.Select(Keys, Keys).Sample((one, other) =>
            new KeyHead(one).CompareTo(new KeyHead(other)) == 0 == Padded(one).AsSpan().SequenceEqual(Padded(other)));

    private static byte[] Padded(byte[] key)
    {
        Array.Resize(ref key, HeadBytes);
        return key;
    }
}
