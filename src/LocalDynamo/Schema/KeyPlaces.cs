namespace LocalDynamo.Schema;

/// <summary>
/// Where the values of an item's key lie, counted from the item's own place in its block: found once, and then asked for again and
/// again. -1 for one that the item or the schema does not have.
/// </summary>
internal readonly record struct KeyPlaces(int PartitionKey, int SortKey);
