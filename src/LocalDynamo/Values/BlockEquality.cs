namespace LocalDynamo.Values;

/// <summary>
/// Deep equality of two encoded values. Everything but a map has one encoding only, so equal bytes decide, and maps (which keep
/// the order of their entries) are compared entry by entry.
/// </summary>
internal static class BlockEquality
{
    public static bool AreEqual(ReadOnlySpan<byte> left, int leftOffset, ReadOnlySpan<byte> right, int rightOffset)
    {
        var leftEnd = BlockFormat.Skip(left, leftOffset);
        var rightEnd = BlockFormat.Skip(right, rightOffset);
        if (leftEnd - leftOffset != rightEnd - rightOffset || left[leftOffset] != right[rightOffset])
            return false;
        if (left[leftOffset..leftEnd].SequenceEqual(right[rightOffset..rightEnd]))
            return true;

        return (left[leftOffset] & ~BlockFormat.Wide) switch
        {
            BlockFormat.List => ListsAreEqual(left, leftOffset, right, rightOffset),
            BlockFormat.Map => MapsAreEqual(left, leftOffset, right, rightOffset),
            _ => false,
        };
    }

    /// <summary>A hash that does not depend on the order of a map's entries.</summary>
    public static int HashCode(ReadOnlySpan<byte> block, int offset)
    {
        var tag = block[offset] & ~BlockFormat.Wide;
        if (tag == BlockFormat.Map)
        {
            var map = new MapReader(block, offset);
            var sum = map.Count;
            for (var i = 0; i < map.Count; i++)
                sum += System.HashCode.Combine(map.NameAt(i), HashCode(block, map.ValueOffsetAt(i)));
            return sum;
        }

        var hash = default(HashCode);
        if (tag == BlockFormat.List)
        {
            var list = BlockFormat.ReadContainer(block, offset);
            for (var next = list.Start; next < list.End; next = BlockFormat.Skip(block, next))
                hash.Add(HashCode(block, next));
        }
        else
        {
            hash.AddBytes(block[offset..BlockFormat.Skip(block, offset)]);
        }

        return hash.ToHashCode();
    }

    private static bool ListsAreEqual(ReadOnlySpan<byte> left, int leftOffset, ReadOnlySpan<byte> right, int rightOffset)
    {
        var leftList = BlockFormat.ReadContainer(left, leftOffset);
        var rightList = BlockFormat.ReadContainer(right, rightOffset);
        if (leftList.Count != rightList.Count)
            return false;

        var (leftNext, rightNext) = (leftList.Start, rightList.Start);
        while (leftNext < leftList.End)
        {
            if (!AreEqual(left, leftNext, right, rightNext))
                return false;
            leftNext = BlockFormat.Skip(left, leftNext);
            rightNext = BlockFormat.Skip(right, rightNext);
        }

        return true;
    }

    private static bool MapsAreEqual(ReadOnlySpan<byte> left, int leftOffset, ReadOnlySpan<byte> right, int rightOffset)
    {
        var leftMap = new MapReader(left, leftOffset);
        var rightMap = new MapReader(right, rightOffset);
        if (leftMap.Count != rightMap.Count)
            return false;

        for (var i = 0; i < leftMap.Count; i++)
        {
            var rightValue = rightMap.Find(leftMap.NameAt(i));
            if (rightValue < 0 || !AreEqual(left, leftMap.ValueOffsetAt(i), right, rightValue))
                return false;
        }

        return true;
    }
}
