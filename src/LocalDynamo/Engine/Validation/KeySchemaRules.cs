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

    /// <summary>The text where a key has more attributes than are defined, or one of an index that is added later has no definition.</summary>
    public const string Undefined = "Invalid KeySchema: Some index key attribute have no definition";

    private const string FirstIsNoHash = "Invalid KeySchema: The first KeySchemaElement is not a HASH key type";
    private const string SecondIsNoRange = "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type";
    private const string SameName = "Both the Hash Key and the Range Key element in the KeySchema have the same name";

    private const string TooBig = "Key Schema too big.  Key Schema must at most consist of the hash and range key of a table";

    /// <summary>Checks the key of a new table and the definitions of its key attributes, all but whether each definition is used.</summary>
    /// <param name="elements">The key.</param>
    /// <param name="definitions">The types of attributes.</param>
    /// <param name="hasIndexes">Whether there are keys of indexes beside it, for which the service has another text.</param>
    public static void VerifyTable(List<KeySchemaElement>? elements, List<AttributeDefinition>? definitions, bool hasIndexes)
    {
        VerifySingle(elements);
        var defined = NamesOf(definitions!);
        var keys = elements!.ConvertAll(static element => element.AttributeName!);
        if (keys.TrueForAll(defined.Contains))
            return;
        throw !hasIndexes && defined.Count < keys.Count
            ? new ValidationException(Undefined)
            : UndefinedKeys(hasIndexes ? keys.Where(key => !defined.Contains(key)) : keys, defined);
    }

    /// <summary>The error of keys of a new table, or of its indexes, without a definition.</summary>
    public static ValidationException UndefinedKeys(IEnumerable<string> keys, IEnumerable<string> defined) => new(
        "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. " +
        $"Keys: [{string.Join(", ", keys)}], AttributeDefinitions: [{string.Join(", ", defined)}]");

    /// <summary>The key of a table or a local index: a partition key of one attribute, perhaps a sort key of one.</summary>
    public static void VerifySingle(List<KeySchemaElement>? elements)
    {
        VerifyAny(elements);
        if (elements!.Count > 2)
            throw new ValidationException(TooBig);

        if (elements[0].KeyType != KeyType.HASH)
            throw new ValidationException(FirstIsNoHash);
        if (elements.Count == 2)
        {
            if (elements[1].AttributeName == elements[0].AttributeName)
                throw new ValidationException(SameName);
            if (elements[1].KeyType != KeyType.RANGE)
                throw new ValidationException(SecondIsNoRange);
        }

        VerifyNames(elements);
    }

    /// <summary>The key of a global index: up to four attributes of each kind.</summary>
    public static void VerifyMultiple(List<KeySchemaElement>? elements)
    {
        VerifyAny(elements);
        if (elements!.Count > 2 * Limits.MaxIndexKeyParts)
            throw new ValidationException(TooBig);

        if (elements[0].KeyType != KeyType.HASH)
            throw new ValidationException(FirstIsNoHash);
        VerifyDistinct(elements);
        var partitionKeys = elements.Count(static element => element.KeyType == KeyType.HASH);
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
                throw new ValidationException($"Attribute Name is duplicated: {definition.AttributeName}");
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
