namespace LocalDynamo.Schema;

/// <summary>What the service says of keys that do not fit a table, word for word.</summary>
internal static class KeyErrors
{
    public const string DoesNotMatch = "The provided key element does not match the schema";

    public const string StartKeyInvalid = "The provided starting key is invalid";

    private const string NotValid = "One or more parameter values are not valid.";

    public static string Missing(string name) =>
        $"One or more parameter values were invalid: Missing the key {name} in the item";

    public static string OtherType(string name, AttributeType expected, AttributeType actual) =>
        $"One or more parameter values were invalid: Type mismatch for key {name} expected: {expected} actual: {actual}";

    /// <param name="maxBytes">The limit, by which the two kinds of keys are told apart.</param>
    /// <remarks>The service leaves out one space.</remarks>
    public static string TooLarge(int maxBytes) => "One or more parameter values were invalid: " + (maxBytes == Limits.MaxPartitionKeyBytes
        ? $"Size of hashkey has exceeded the maximum size limit of{maxBytes} bytes"
        : $"Aggregated size of all range keys has exceeded the size limit of {maxBytes} bytes");

    public static string Empty(string name, AttributeType type) => $"{NotValid} {CannotBeEmpty(type)} Key: {name}";

    public static string OtherIndexType(string name, AttributeType expected, AttributeType actual, string index) =>
        "One or more parameter values were invalid: Type mismatch for Index Key " +
        $"{name} Expected: {expected} Actual: {actual} IndexName: {index}";

    public static string EmptyIndexKey(string name, AttributeType type, string index) =>
        $"{NotValid} A value specified for a secondary index key is not supported. {CannotBeEmpty(type)} " +
        $"IndexName: {index}, IndexKey: {name}";

    public static string UpdatedToEmptyIndexKey(AttributeType type) =>
        $"{NotValid} The update expression attempted to update a secondary index key to a value that is not supported. " +
        CannotBeEmpty(type);

    public static string TooLargeForIndex(string name, int sizeBytes, int maxBytes, string index) =>
        "One or more parameter values were invalid: Size limit exceeded for Index Key " +
        $"{name} Actual Size: {sizeBytes} bytes Max Size: {maxBytes} bytes IndexName: {index}";

    public static string TooLargeTogether(KeyType keyType, string names, int sizeBytes, int maxBytes, string index) =>
        $"Aggregate size for {keyType} key attributes {names} of index {index} has exceeded limit {maxBytes} bytes, with actual size {sizeBytes} bytes";

    private static string CannotBeEmpty(AttributeType type) =>
        $"The AttributeValue for a key attribute cannot contain an empty {(type == AttributeType.B ? "binary" : "string")} value.";
}
