namespace LocalDynamo;

/// <summary>
/// The write would make an item collection larger than 10 GB: the items that share a partition key, and their entries in the table's
/// local secondary indexes. Tables without local indexes have no such limit.
/// </summary>
public sealed class ItemCollectionSizeLimitExceededException : DynamoException
{
    /// <summary>Makes the error with the service's text.</summary>
    public ItemCollectionSizeLimitExceededException()
        : base("ItemCollectionSizeLimitExceededException", "Collection size exceeded.")
    {
    }
}
