namespace LocalDynamo.ModelTests;

/// <summary>The order of keys: unsigned bytes, and a beginning before what it begins.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? left, byte[]? right)
    {
        for (var i = 0; i < Math.Min(left!.Length, right!.Length); i++)
        {
            if (left[i] != right[i])
                return left[i] - right[i];
        }

        return left.Length - right.Length;
    }
}
