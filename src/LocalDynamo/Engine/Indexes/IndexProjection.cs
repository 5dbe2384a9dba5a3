namespace LocalDynamo.Engine.Indexes;

/// <summary>Which attributes of an item an index holds.</summary>
internal enum IndexProjection : byte
{
    All,

    /// <summary>The keys of index and table.</summary>
    KeysOnly,

    /// <summary>The keys, and those that are named.</summary>
    Include,
}
