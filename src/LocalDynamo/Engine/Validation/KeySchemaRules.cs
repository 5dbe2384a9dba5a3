using System.Text;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>
/// The shape of a new table's key: a partition key, perhaps a sort key, in this order, and a definition for each and for nothing else.
/// </summary>
internal static class KeySchemaRules
{
    public static void Verify(List<KeySchemaElement>? elements, List<AttributeDefinition>? definitions)
    {
        if (elements is not { Count: > 0 })
        {
            throw new ValidationException(
                "No defined key schema.  A key schema containing at least a hash key must be defined for all tables");
        }

        if (definitions is not { Count: > 0 })
            throw new ValidationException("No Attribute Schema Defined");

        VerifyShape(elements);
        VerifyDefinitions(elements, definitions);
    }

    private static void VerifyShape(List<KeySchemaElement> elements)
    {
        if (elements.Count > 2)
            throw new ValidationException("Key Schema too big.  Key Schema must at most consist of the hash and range key of a table");
        if (elements.Count == 2 && elements[0].AttributeName == elements[1].AttributeName)
            throw new ValidationException("Two keys can not have the same name");

        var partitionKeys = elements.Count(static element => element.KeyType == KeyType.HASH);
        if (partitionKeys == 0)
            throw new ValidationException("No Hash Key specified in schema.  All Dynamo DB tables must have exactly one hash key");
        if (partitionKeys == 2)
            throw new ValidationException("Too many hash keys specified.  All Dynamo DB tables must have exactly one hash key");
        if (elements[0].KeyType != KeyType.HASH)
        {
            throw new ValidationException(
                "Invalid key order. Hash Key must be specified first in key schema, Range Key must be specifed second");
        }

        foreach (var element in elements)
        {
            if (Encoding.UTF8.GetByteCount(element.AttributeName!) > Limits.MaxKeyNameBytes)
            {
                throw new ValidationException(
                    "Names of key attributes and attributes projected into an index must be between 1 and 255 characters, inclusive");
            }
        }
    }

    private static void VerifyDefinitions(List<KeySchemaElement> elements, List<AttributeDefinition> definitions)
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!defined.Add(definition.AttributeName!))
                throw new ValidationException("Cannot have two attributes with the same name");
        }

        for (var i = 0; i < elements.Count; i++)
        {
            if (!defined.Contains(elements[i].AttributeName!))
            {
                throw new ValidationException(
                    $"{(i == 0 ? "Hash" : "Range")} Key not specified in Attribute Definitions.  Type unknown.");
            }
        }

        if (defined.Count != elements.Count)
        {
            throw new ValidationException(
                "The number of attributes in key schema must match the number of attributes defined in attribute definitions.");
        }
    }
}
