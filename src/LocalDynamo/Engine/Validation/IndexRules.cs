using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>
/// The secondary indexes that a request makes: their names, keys and projections. One index after the other, and of each in this order,
/// the first failure alone.
/// </summary>
internal static class IndexRules
{
    private const string Invalid = "One or more parameter values were invalid: ";

    public static ValidationException TooManyGlobal() =>
        new($"{Invalid}GlobalSecondaryIndex count exceeds the per-table limit of {Limits.MaxGlobalIndexes}");

    /// <summary>The indexes of a new table, whose own key and definitions are known to be good.</summary>
    public static void VerifyNew(CreateTableRequest request)
    {
        var defined = KeySchemaRules.NamesOf(request.AttributeDefinitions!);
        var used = request.KeySchema!.Select(static element => element.AttributeName!).ToHashSet(StringComparer.Ordinal);
        var projectedCount = 0;
        var localNames = VerifyLocal(request, defined, used, ref projectedCount);
        VerifyGlobal(request, localNames, defined, used, ref projectedCount);
        if (defined.Count == used.Count)
            return;

        var hasIndexes = request.LocalSecondaryIndexes is not null || request.GlobalSecondaryIndexes is not null;
        throw new ValidationException(Invalid + (hasIndexes
            ? "Some AttributeDefinitions are not used. " +
                $"AttributeDefinitions: [{string.Join(", ", defined)}], keys used: [{string.Join(", ", used)}]"
            : "Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions"));
    }

    /// <summary>The key and projection of a global index, and what it is called.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="keySchema">Its key.</param>
    /// <param name="projection">Its projection.</param>
    /// <param name="projectedCount">How many attributes the indexes of the table before it name in their projections.</param>
    public static void VerifyGlobal(
        string? name, List<KeySchemaElement>? keySchema, Projection? projection, ref int projectedCount)
    {
        VerifyName(name);
        VerifyProjection(projection, ref projectedCount);
        KeySchemaRules.VerifyMultiple(keySchema);
    }

    private static void VerifyDefined(List<KeySchemaElement> keySchema, HashSet<string> defined)
    {
        var undefined = keySchema.Select(static element => element.AttributeName!).Where(name => !defined.Contains(name)).ToList();
        if (undefined.Count > 0)
            throw KeySchemaRules.UndefinedKeys(undefined, defined);
    }

    private static HashSet<string> VerifyLocal(
        CreateTableRequest request, HashSet<string> defined, HashSet<string> used, ref int projectedCount)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (request.LocalSecondaryIndexes is not { } indexes)
            return names;
        if (indexes.Count == 0)
            throw new ValidationException(Invalid + "List of LocalSecondaryIndexes is empty");
        if (request.KeySchema!.Count == 1)
        {
            throw new ValidationException(
                Invalid + "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }

        if (indexes.Count > Limits.MaxLocalIndexes)
            throw new ValidationException($"{Invalid}Number of LocalSecondaryIndexes exceeds per-table limit of {Limits.MaxLocalIndexes}");

        foreach (var index in indexes)
        {
            VerifyName(index.IndexName);
            if (!names.Add(index.IndexName!))
                throw DuplicateName(index.IndexName!);
            VerifyProjection(index.Projection, ref projectedCount);
            VerifyLocalKey(index, request.KeySchema, defined);
            used.Add(index.KeySchema![1].AttributeName!);
        }

        return names;
    }

    private static void VerifyLocalKey(LocalSecondaryIndex index, List<KeySchemaElement> tableKey, HashSet<string> defined)
    {
        var key = index.KeySchema;
        KeySchemaRules.VerifySingle(key);
        if (key![0].AttributeName != tableKey[0].AttributeName)
        {
            throw new ValidationException(
                $"{Invalid}Index KeySchema does not have the same leading hash key as table KeySchema for index: {index.IndexName}. " +
                $"index hash key: {key[0].AttributeName}, table hash key: {tableKey[0].AttributeName}");
        }

        if (key.Count == 1)
            throw new ValidationException($"{Invalid}Index KeySchema does not have a range key for index: {index.IndexName}");
        VerifyDefined(key, defined);
    }

    private static void VerifyGlobal(
        CreateTableRequest request, HashSet<string> localNames, HashSet<string> defined, HashSet<string> used, ref int projectedCount)
    {
        if (request.GlobalSecondaryIndexes is not { } indexes)
            return;
        if (indexes.Count == 0)
            throw new ValidationException(Invalid + "List of GlobalSecondaryIndexes is empty");
        if (indexes.Count > Limits.MaxGlobalIndexes)
            throw TooManyGlobal();

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in indexes)
        {
            CapacityRules.VerifyNewIndex(request.BillingMode, index);
            if (index.IndexName is { } name && localNames.Contains(name))
                throw DuplicateName(name);
            if (index.IndexName is { } own && !names.Add(own))
                throw DuplicateName(own);
            VerifyGlobal(index.IndexName, index.KeySchema, index.Projection, ref projectedCount);
            VerifyDefined(index.KeySchema!, defined);
            used.UnionWith(index.KeySchema!.Select(static element => element.AttributeName!));
        }
    }

    private static void VerifyName(string? name)
    {
        if (name is null || !TableNames.IsValid(name))
            throw new ValidationException(TableNames.Invalid);
    }

    private static void VerifyProjection(Projection? projection, ref int projectedCount)
    {
        if (projection?.ProjectionType is not { } type)
            throw new ValidationException($"{Invalid}Unknown ProjectionType: null");

        if (type != ProjectionType.INCLUDE)
        {
            if (projection.NonKeyAttributes is not null)
                throw new ValidationException($"{Invalid}ProjectionType is {type}, but NonKeyAttributes is specified");
            return;
        }

        if (projection.NonKeyAttributes is not { Count: > 0 } names)
            throw new ValidationException($"{Invalid}ProjectionType is {type}, but NonKeyAttributes is not specified");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            KeySchemaRules.VerifyName(name ?? throw new ValidationException("Attribute name must be specified."));
            if (!seen.Add(name))
                throw new ValidationException("Cannot have two attributes with the same name");
        }

        projectedCount += names.Count;
        if (projectedCount > Limits.MaxProjectedAttributes)
        {
            throw new ValidationException(
                $"No more than {Limits.MaxProjectedAttributes} attributes per table can be projected into Local Secondary Indices");
        }
    }

    private static ValidationException DuplicateName(string name) => new($"{Invalid}Duplicate index name: {name}");
}
