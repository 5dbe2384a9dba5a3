namespace LocalDynamo;

/// <summary>When a commit is acknowledged: what may be lost when the process or the machine stops without warning.</summary>
public enum Durability
{
    /// <summary>A commit is acknowledged once it is synced to the disk. Neither a crash of the process nor a power cut loses it.</summary>
    Immediate = 0,

    /// <summary>
    /// A commit is acknowledged at once; it is handed to the operating system soon after and written to the disk when that sees fit.
    /// A crash of the process loses what was not handed over yet (usually less than a millisecond's commits), a power cut perhaps the last
    /// half minute. What is found afterwards is a prefix of the commits in their order. Closing the database syncs everything.
    /// </summary>
    None = 2,
}
