namespace LocalDynamo.Values;

/// <summary>The members of a set, walked over where they are stored, in the order of their bytes.</summary>
internal ref struct SetMembers(ReadOnlySpan<byte> block, ContainerHeader set, bool isNumber)
{
    private readonly ReadOnlySpan<byte> _block = block;
    private int _next = set.Start;

    public ReadOnlySpan<byte> Current { get; private set; }

    public readonly int Count => set.Count;

    public readonly SetMembers GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next == set.End)
            return false;
        Current = BlockFormat.ReadMember(_block, isNumber, ref _next);
        return true;
    }

    /// <summary>Whether the set has this member, given as it is stored.</summary>
    public readonly bool Contains(ReadOnlySpan<byte> member)
    {
        foreach (var candidate in this)
        {
            if (candidate.SequenceEqual(member))
                return true;
        }

        return false;
    }
}
