using System.Text;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>
/// The shape of the keys of tables and indexes: the attributes of the partition key, perhaps some of a sort key, in this order, each
/// once and each with a definition.
/// </summary>
internal static class KeySchemaRules
{
    public const string LongName =
        "Names of key attributes and attributes projected into an index must be between 1 and 255 characters, inclusive";

    public const string NoDefinitions = "No Attribute Schema Defined";

    private const string TooBig = "Key Schema too big.  Key Schema must at most consist of the hash and range key of a table";

    /// <summary>Checks the key of a new table and the definitions of its key attributes, all but whether each definition is used.</summary>
    public static void VerifyTable(List<KeySchemaElement>? elements, List<AttributeDefinition>? definitions)
    {
        VerifyAny(elements);
        if (definitions is not { Count: > 0 })
            throw new ValidationException(NoDefinitions);

        VerifySingle(elements!);
        var defined = NamesOf(definitions);
        for (var i = 0; i < elements!.Count; i++)
        {
            if (!defined.Contains(elements[i].AttributeName!))
            {
                throw new ValidationException(
                    $"{(i == 0 ? "Hash" : "Range")} Key not specified in Attribute Definitions.  Type unknown.");
            }
        }
    }

    /// <summary>The key of a table or a local index: a partition key of one attribute, perhaps a sort key of one.</summary>
    public static void VerifySingle(List<KeySchemaElement>? elements)
    {
        VerifyAny(elements);
        if (elements!.Count > 2)
            throw new ValidationException(TooBig);

        VerifyDistinct(elements);
        if (VerifyPartitionKey(elements) == 2)
            throw new ValidationException("Too many hash keys specified.  All Dynamo DB tables must have exactly one hash key");
        VerifyOrder(elements);
        VerifyNames(elements);
    }

    /// <summary>The key of a global index: up to four attributes of each kind.</summary>
    public static void VerifyMultiple(List<KeySchemaElement>? elements)
    {
        VerifyAny(elements);
        if (elements!.Count > 2 * Limits.MaxIndexKeyParts)
            throw new ValidationException(TooBig);

        VerifyDistinct(elements);
        var partitionKeys = VerifyPartitionKey(elements);
        VerifyOrder(elements);
        if (partitionKeys > Limits.MaxIndexKeyParts)
            throw new ValidationException("Too many partition keys. GSI can have at most 4 partition keys");
        if (elements.Count - partitionKeys > Limits.MaxIndexKeyParts)
            throw new ValidationException("Too many sort keys. GSI can have at most 4 sort keys");
        VerifyNames(elements);
    }

    /// <summary>The names that are defined, each once.</summary>
    public static HashSet<string> NamesOf(List<AttributeDefinition> definitions)
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!defined.Add(definition.AttributeName!))
                throw new ValidationException("Cannot have two attributes with the same name");
        }

        return defined;
    }

    public static void VerifyName(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) is < 1 or > Limits.MaxKeyNameBytes)
            throw new ValidationException(LongName);
    }

    private static void VerifyAny(List<KeySchemaElement>? elements)
    {
        if (elements is not { Count: > 0 })
        {
            throw new ValidationException(
                "No defined key schema.  A key schema containing at least a hash key must be defined for all tables");
        }
    }

    private static void VerifyDistinct(List<KeySchemaElement> elements)
    {
        if (elements.DistinctBy(static element => element.AttributeName).Count() != elements.Count)
            throw new ValidationException("Two keys can not have the same name");
    }

    private static int VerifyPartitionKey(List<KeySchemaElement> elements)
    {
        var count = elements.Count(static element => element.KeyType == KeyType.HASH);
        return count > 0
            ? count
            : throw new ValidationException("No Hash Key specified in schema.  All Dynamo DB tables must have exactly one hash key");
    }

    private static void VerifyOrder(List<KeySchemaElement> elements)
    {
        var firstSortKey = elements.FindIndex(static element => element.KeyType == KeyType.RANGE);
        if (firstSortKey >= 0 && elements.FindLastIndex(static element => element.KeyType == KeyType.HASH) > firstSortKey)
        {
            throw new ValidationException(
                "Invalid key order. Hash Key must be specified first in key schema, Range Key must be specifed second");
        }
    }

    private static void VerifyNames(List<KeySchemaElement> elements)
    {
        foreach (var element in elements)
            VerifyName(element.AttributeName!);
    }
}
