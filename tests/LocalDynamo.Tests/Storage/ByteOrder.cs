namespace LocalDynamo.Tests.Storage;

/// <summary>Unsigned lexicographic order: the model's own, byte by byte.</summary>
internal sealed class ByteOrder : IComparer<byte[]>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(byte[]? left, byte[]? right)
    {
        for (var i = 0; i < Math.Min(left!.Length, right!.Length); i++)
        {
            if (left[i] != right[i])
                return left[i] < right[i] ? -1 : 1;
        }

        return left.Length.CompareTo(right!.Length);
    }
}
