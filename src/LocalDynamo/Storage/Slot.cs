namespace LocalDynamo.Storage;

/// <summary>One entry of a leaf: eight bytes of its sort key, and its chain of versions.</summary>
internal struct Slot
{
    /// <summary>The bytes of the key after those shared by the whole leaf, big-endian, padded with zeros.</summary>
    public ulong Prefix;

    /// <summary>The head of a <see cref="VersionChain"/>: an item or a version. Replaced in place by the writer.</summary>
    public object Head;
}
