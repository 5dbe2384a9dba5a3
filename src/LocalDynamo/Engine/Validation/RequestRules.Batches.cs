using System.Text.Json;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

/// <content>Batches. Items that are named twice are for those who know the tables' keys: <see cref="Batches.BatchKeys"/>.</content>
internal static partial class RequestRules
{
    private const string TableNameRule =
        "Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater " +
        "than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]";

    public static void Verify(BatchGetItemRequest request)
    {
        var constraints = default(Constraints);
        RequestItems(ref constraints, request.RequestItems);
        if (request.RequestItems is { } tables)
            KeysOfTables(ref constraints, tables);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.ThrowIfAny();

        AtMost(Limits.MaxBatchGetKeys, request.RequestItems!.Values.Sum(keys => keys.Keys!.Count), "BatchGetItem");

        // The two kinds of parameters do not go together in one request, even where each stands with another table.
        var (hasAttributesToGet, hasExpression) = (false, false);
        foreach (var keys in request.RequestItems.Values)
        {
            hasAttributesToGet |= keys.AttributesToGet is not null;
            hasExpression |= keys.ProjectionExpression is not null;
            ExpressionRules.VerifyNotMixed([("AttributesToGet", hasAttributesToGet)], [("ProjectionExpression", hasExpression)]);
            ExpressionRules.VerifyNamesAndValues(
                keys.ExpressionAttributeNames, null, keys.ProjectionExpression is not null, "", false);
            foreach (var key in keys.Keys!)
                ItemRules.VerifyNames(key);
            LegacyRules.VerifyAttributesToGet(keys.AttributesToGet);
        }
    }

    public static void Verify(BatchWriteItemRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.OneOf("returnItemCollectionMetrics", request.ReturnItemCollectionMetrics?.Value, EnumSet.ReturnItemCollectionMetrics);
        RequestItems(ref constraints, request.RequestItems);
        if (request.RequestItems is { } tables)
            WritesOfTables(ref constraints, tables);
        constraints.ThrowIfAny();

        // Here a bad name is no constraint on the map, as it is in BatchGetItem, but comes after all constraints, in other words.
        foreach (var table in request.RequestItems!.Keys)
            TableNames.Resolve(table);
        AtMost(Limits.MaxBatchWrites, request.RequestItems.Values.Sum(writes => writes.Count), "BatchWriteItem");
        foreach (var write in request.RequestItems.Values.SelectMany(writes => writes))
        {
            if (write.PutRequest is null == write.DeleteRequest is null)
                throw ValueFault.SeveralTypes.ToException();
            if (write.PutRequest is { } put)
                ItemRules.VerifyPut(put.Item!);
            else
                ItemRules.VerifyNames(write.DeleteRequest!.Key!);
        }
    }

    private static void RequestItems<T>(ref Constraints constraints, Dictionary<string, T>? tables)
    {
        constraints.Required("requestItems", tables);
        if (tables is not null)
            constraints.Count("RequestItems", tables.Count);
    }

    private static void KeysOfTables(ref Constraints constraints, Dictionary<string, KeysAndAttributes> tables)
    {
        if (!tables.Keys.All(TableNames.IsNameOrArn))
            constraints.FailWhole("requestItems", Echo(tables), TableNameRule);
        foreach (var (table, keys) in tables)
        {
            var path = $"requestItems.{table}.member";
            var keysPath = $"{path}.keys";
            constraints.Required(keysPath, keys?.Keys);
            if (keys?.Keys is null)
                continue;

            constraints.Count($"RequestItems.{table}.member.Keys", keys.Keys.Count, Limits.MaxBatchGetKeys);
            for (var i = 0; i < keys.Keys.Count; i++)
                constraints.Required(MemberPath.OfElement(keysPath, i), keys.Keys[i]);
            AttributesToGet(ref constraints, keys.AttributesToGet, $"{path}.attributesToGet");
        }
    }

    private static void WritesOfTables(ref Constraints constraints, Dictionary<string, List<WriteRequest>> tables)
    {
        foreach (var (table, writes) in tables)
        {
            constraints.Count($"RequestItems.{table}.member", writes?.Count ?? 0, Limits.MaxBatchWrites);
            var list = $"requestItems.{table}.member";
            for (var i = 0; i < writes?.Count; i++)
            {
                var path = MemberPath.OfElement(list, i);
                constraints.Required(path, writes[i]);
                if (writes[i]?.DeleteRequest is { } delete)
                    constraints.Required(path.Of("deleteRequest").Of("key"), delete.Key);
                if (writes[i]?.PutRequest is { } put)
                    constraints.Required(path.Of("putRequest").Of("item"), put.Item);
            }
        }
    }

    /// <summary>The request as the text about its names shows it: as JSON, unlike other lists and maps.</summary>
    private static string Echo(Dictionary<string, KeysAndAttributes> tables)
    {
        var entries = tables.Select(table =>
            $"\"{JsonEncodedText.Encode(table.Key)}\":{{\"Keys\":[{string.Join(',', Keys(table.Value).Select(Text))}]}}");
        return $"{{{string.Join(',', entries)}}}";

        static string Text(Item key) => key.Fault is null ? key.ToDynamoJson() : "{}";

        static IEnumerable<Item> Keys(KeysAndAttributes? keys) => keys?.Keys?.Where(key => key is not null) ?? [];
    }

    private static void AtMost(int max, int count, string operation)
    {
        if (count > max)
            throw new ValidationException($"Too many items requested for the {operation} call");
    }
}
