using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>The actions of transactions, what they read, and why they were cancelled.</summary>
internal static class TransactionShapes
{
    private static readonly Shape<Get> Get = new Shape<Get>(nameof(Get), () => new())
        .Reads("TableName", Kinds.Text, (shape, value) => shape with { TableName = value })
        .Reads("Key", Kinds.Item, (shape, value) => shape with { Key = value })
        .Reads("ProjectionExpression", Kinds.Text, (shape, value) => shape with { ProjectionExpression = value })
        .Reads("ExpressionAttributeNames", Kinds.TextsByName, (shape, value) => shape with { ExpressionAttributeNames = value });

    public static readonly Kind<List<TransactGetItem>> Gets = Kinds.ListOf(new Shape<TransactGetItem>(nameof(TransactGetItem), () => new())
        .Reads("Get", Get, (shape, value) => shape with { Get = value }));

    public static readonly Kind<List<ItemResponse>> Responses = Kinds.ListOf(new Shape<ItemResponse>(nameof(ItemResponse), () => new())
        .Writes("Item", Kinds.Item, shape => shape.Item));

    private static readonly Shape<ConditionCheck> Check = new Shape<ConditionCheck>(nameof(ConditionCheck), () => new())
        .Reads("TableName", Kinds.Text, (shape, value) => shape with { TableName = value })
        .Reads("Key", Kinds.Item, (shape, value) => shape with { Key = value })
        .Reads("ConditionExpression", Kinds.Text, (shape, value) => shape with { ConditionExpression = value })
        .Reads("ExpressionAttributeNames", Kinds.TextsByName, (shape, value) => shape with { ExpressionAttributeNames = value })
        .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (shape, value) => shape with { ExpressionAttributeValues = value })
        .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (shape, value) => shape with { ReturnValuesOnConditionCheckFailure = value });

    private static readonly Shape<Put> Put = new Shape<Put>(nameof(Put), () => new())
        .Reads("TableName", Kinds.Text, (shape, value) => shape with { TableName = value })
        .Reads("Item", Kinds.Item, (shape, value) => shape with { Item = value })
        .Reads("ConditionExpression", Kinds.Text, (shape, value) => shape with { ConditionExpression = value })
        .Reads("ExpressionAttributeNames", Kinds.TextsByName, (shape, value) => shape with { ExpressionAttributeNames = value })
        .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (shape, value) => shape with { ExpressionAttributeValues = value })
        .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (shape, value) => shape with { ReturnValuesOnConditionCheckFailure = value });

    private static readonly Shape<Delete> Delete = new Shape<Delete>(nameof(Delete), () => new())
        .Reads("TableName", Kinds.Text, (shape, value) => shape with { TableName = value })
        .Reads("Key", Kinds.Item, (shape, value) => shape with { Key = value })
        .Reads("ConditionExpression", Kinds.Text, (shape, value) => shape with { ConditionExpression = value })
        .Reads("ExpressionAttributeNames", Kinds.TextsByName, (shape, value) => shape with { ExpressionAttributeNames = value })
        .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (shape, value) => shape with { ExpressionAttributeValues = value })
        .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (shape, value) => shape with { ReturnValuesOnConditionCheckFailure = value });

    private static readonly Shape<Update> Update = new Shape<Update>(nameof(Update), () => new())
        .Reads("TableName", Kinds.Text, (shape, value) => shape with { TableName = value })
        .Reads("Key", Kinds.Item, (shape, value) => shape with { Key = value })
        .Reads("UpdateExpression", Kinds.Text, (shape, value) => shape with { UpdateExpression = value })
        .Reads("ConditionExpression", Kinds.Text, (shape, value) => shape with { ConditionExpression = value })
        .Reads("ExpressionAttributeNames", Kinds.TextsByName, (shape, value) => shape with { ExpressionAttributeNames = value })
        .Reads("ExpressionAttributeValues", Kinds.ValuesByName, (shape, value) => shape with { ExpressionAttributeValues = value })
        .Reads("ReturnValuesOnConditionCheckFailure", Kinds.Text, (shape, value) => shape with { ReturnValuesOnConditionCheckFailure = value });

    public static readonly Kind<List<TransactWriteItem>> Writes = Kinds.ListOf(new Shape<TransactWriteItem>(nameof(TransactWriteItem), () => new())
        .Reads("ConditionCheck", Check, (shape, value) => shape with { ConditionCheck = value })
        .Reads("Put", Put, (shape, value) => shape with { Put = value })
        .Reads("Delete", Delete, (shape, value) => shape with { Delete = value })
        .Reads("Update", Update, (shape, value) => shape with { Update = value }));

    public static readonly Kind<List<CancellationReason>> CancellationReasons = Kinds.ListOf(new Shape<CancellationReason>(nameof(CancellationReason), () => new())
        .Writes("Code", Kinds.Text, shape => shape.Code)
        .Writes("Item", Kinds.Item, shape => shape.Item)
        .Writes("Message", Kinds.Text, shape => shape.Message));
}
