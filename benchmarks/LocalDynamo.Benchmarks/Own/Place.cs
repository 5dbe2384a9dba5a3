namespace LocalDynamo.Benchmarks.Own;

/// <summary>Where a workload's table lies.</summary>
public enum Place
{
    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In a folder, under <see cref="Durability.Immediate"/>: each write is on the disk when it returns.</summary>
    Folder,
}
