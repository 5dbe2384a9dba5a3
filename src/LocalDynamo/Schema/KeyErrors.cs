namespace LocalDynamo.Schema;

/// <summary>What the service says of keys that do not fit a table, word for word.</summary>
internal static class KeyErrors
{
    public const string DoesNotMatch = "The provided key element does not match the schema";

    public const string TooLarge =
        "Hash primary key values must be under 2048 bytes, and range primary key values must be under 1024 bytes";

    private const string NotValid = "One or more parameter values are not valid.";

    public const string StartKeyInvalid = "The provided starting key is invalid";

    public const string StartKeyHasOtherSize = "Exclusive Start Key must have same size as table's key schema";

    public const string StartKeyHasOtherType = "Type mismatch for attribute to update";

    public static string Missing(string name) =>
        $"One or more parameter values were invalid: Missing the key {name} in the item";

    public static string OtherType(string name, AttributeType expected, AttributeType actual) =>
        $"One or more parameter values were invalid: Type mismatch for key {name} expected: {expected} actual: {actual}";

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
