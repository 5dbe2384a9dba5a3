using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <content>The constraints on secondary indexes in requests for tables.</content>
internal static partial class RequestRules
{
    private static void Indexes(ref Constraints constraints, CreateTableRequest request)
    {
        for (var i = 0; i < request.LocalSecondaryIndexes?.Count; i++)
        {
            var path = $"localSecondaryIndexes.{i + 1}.member";
            if (IsThere(ref constraints, path, request.LocalSecondaryIndexes[i]) is { } index)
                Index(ref constraints, path, index.IndexName, index.KeySchema, index.Projection);
        }

        for (var i = 0; i < request.GlobalSecondaryIndexes?.Count; i++)
        {
            var path = $"globalSecondaryIndexes.{i + 1}.member";
            if (IsThere(ref constraints, path, request.GlobalSecondaryIndexes[i]) is not { } index)
                continue;
            Index(ref constraints, path, index.IndexName, index.KeySchema, index.Projection);
            Units(ref constraints, $"{path}.", index.ProvisionedThroughput, index.WarmThroughput);
        }
    }

    private static void IndexUpdates(ref Constraints constraints, List<GlobalSecondaryIndexUpdate>? updates)
    {
        for (var i = 0; i < updates?.Count; i++)
        {
            var path = $"globalSecondaryIndexUpdates.{i + 1}.member";
            if (IsThere(ref constraints, path, updates[i]) is not { } entry)
                continue;
            if (entry.Update is { } update)
            {
                NewName(ref constraints, $"{path}.update.indexName", update.IndexName);
                Units(ref constraints, $"{path}.update.", update.ProvisionedThroughput, update.WarmThroughput);
            }

            if (entry.Create is { } create)
            {
                Index(ref constraints, $"{path}.create", create.IndexName, create.KeySchema, create.Projection);
                Units(ref constraints, $"{path}.create.", create.ProvisionedThroughput, create.WarmThroughput);
            }

            if (entry.Delete is { } delete)
                NewName(ref constraints, $"{path}.delete.indexName", delete.IndexName);
        }
    }

    private static T? IsThere<T>(ref Constraints constraints, string path, T? element)
        where T : class
    {
        constraints.Required(path, element);
        return element;
    }

    private static void Index(
        ref Constraints constraints, string path, string? name, List<KeySchemaElement>? keySchema, Projection? projection)
    {
        NewName(ref constraints, $"{path}.indexName", name);
        KeyElements(ref constraints, $"{path}.keySchema", keySchema);
        constraints.OneOf($"{path}.projection.projectionType", projection?.ProjectionType?.Value, EnumSet.ProjectionType);
        if (projection?.NonKeyAttributes is { Count: 0 or > Limits.MaxProjectedAttributesOfIndex } names)
        {
            constraints.Fail(
                $"{path}.projection.nonKeyAttributes",
                $"[{string.Join(", ", names)}]",
                names.Count == 0
                    ? "have length greater than or equal to 1"
                    : $"have length less than or equal to {Limits.MaxProjectedAttributesOfIndex}");
        }
    }
}
