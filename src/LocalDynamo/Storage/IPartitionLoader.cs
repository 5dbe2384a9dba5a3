namespace LocalDynamo.Storage;

/// <summary>Brings partitions of a map that are not in memory yet. Any number of threads may ask.</summary>
internal interface IPartitionLoader
{
    /// <summary>Returns once all partitions whose hashes lie in a range are there, whoever brings them.</summary>
    /// <remarks>It takes the locks of their stripes, one at a time: the caller holds none of this map.</remarks>
    void Load(HashRange range);
}
