namespace LocalDynamo.Engine.Tables;

/// <summary>How far a secondary index is. Not stored: whatever an index was when its folder was closed, it is made again when it is opened.</summary>
internal enum IndexPhase : byte
{
    /// <summary>It may be read: so are all indexes that were made with their table.</summary>
    Active,

    /// <summary>It is going to be filled: CREATING, Backfilling false.</summary>
    Allocating,

    /// <summary>It is being filled from its table: CREATING, Backfilling true.</summary>
    Backfilling,

    /// <summary>It is being made with its table: CREATING, without Backfilling. Told only, see <see cref="TableTransition"/>.</summary>
    MadeWithTable,

    /// <summary>It is being deleted. Told in the answer to the request that deletes it, and gone by then.</summary>
    Deleting,
}
