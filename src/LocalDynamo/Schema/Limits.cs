namespace LocalDynamo.Schema;

/// <summary>
/// DynamoDB's limits on tables, keys, items and requests, each with the page of the developer guide that says it. Sizes are
/// binary: 1 KB is 1,024 bytes.
/// </summary>
/// <remarks>The limits inside values (digits of a number, levels of nesting) stand beside the values.</remarks>
internal static class Limits
{
    // "Quotas", tables: names of tables and indexes.
    public const int MinTableNameLength = 3;
    public const int MaxTableNameLength = 255;

    // API reference, TableArn: item calls take an ARN as the table's name.
    public const int MaxTableArnLength = 1_024;

    // "Quotas", attributes: names of key attributes, and of all others.
    public const int MaxKeyNameBytes = 255;
    public const int MaxAttributeNameBytes = 65_535;

    // "Quotas", keys: UTF-8 or raw bytes, on reads as well as on writes. A number never comes near them.
    public const int MaxPartitionKeyBytes = 2_048;
    public const int MaxSortKeyBytes = 1_024;

    // "Quotas", items: names and values of all attributes together.
    public const int MaxItemBytes = 409_600;

    // "Paginating table query results": a page ends with the item that brings what was read to 1 MB.
    public const int MaxPageBytes = 1 << 20;

    // "Quotas", API-specific limits: keys of a BatchGetItem, writes of a BatchWriteItem, over all tables of the request.
    public const int MaxBatchGetKeys = 100;
    public const int MaxBatchWrites = 25;

    // API reference, BatchGetItem: an answer holds as many whole items as fit into 16 MB, before projection.
    public const int MaxBatchGetBytes = 16 << 20;

    // API reference, Scan: segments of a parallel scan are numbered from 0.
    public const int MaxTotalSegments = 1_000_000;

    // API reference, TransactWriteItems and TransactGetItems: actions of a transaction, and the bytes of them all.
    public const int MaxTransactionActions = 100;
    public const int MaxTransactionBytes = 4 << 20;

    // API reference, TransactWriteItems.
    public const int MaxClientRequestTokenLength = 36;

    // API reference, ListTables.
    public const int MaxTablesPerPage = 100;

    // "Quotas", throughput: read or write units of one table, without a request for more.
    public const long MaxTableCapacityUnits = 40_000;

    // "Quotas", secondary indexes. The last is the sum over the indexes of a table that project named attributes.
    public const int MaxLocalIndexes = 5;
    public const int MaxGlobalIndexes = 20;
    public const int MaxProjectedAttributesOfIndex = 20;
    public const int MaxProjectedAttributes = 100;

    // "Global secondary indexes", multi-attribute keys: attributes of the partition key, and of the sort key.
    public const int MaxIndexKeyParts = 4;

    // "Item collections in local secondary indexes": items and index entries under one partition key, of tables with a local index.
    public const long MaxItemCollectionBytes = 10L << 30;

    // "Quotas", throughput: read or write units of all tables of an account.
    public const long MaxAccountCapacityUnits = 80_000;

    // API reference, PointInTimeRecoverySpecification.
    public const int MaxRecoveryDays = 35;

    // "Tagging restrictions"; API reference, ListTagsOfResource.
    public const int MaxTags = 50;
    public const int MaxTagsPerPage = 10;
    public const int MaxTagKeyLength = 128;
    public const int MaxTagValueLength = 256;
}
