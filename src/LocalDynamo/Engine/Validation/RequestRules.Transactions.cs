using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    /// <summary>
    /// Checks all of the request but what each action says, for which there is <see cref="Verify(ITransactAction)"/>: the service goes
    /// through the actions one after the other, with all that their expressions can have wrong, and reports the first failure.
    /// </summary>
    public static void Verify(TransactWriteItemsRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        constraints.OneOf("returnItemCollectionMetrics", request.ReturnItemCollectionMetrics?.Value, EnumSet.ReturnItemCollectionMetrics);
        constraints.Length("clientRequestToken", request.ClientRequestToken, 1, Limits.MaxClientRequestTokenLength);
        TransactItems(ref constraints, request.TransactItems);
        for (var i = 0; i < request.TransactItems?.Count; i++)
        {
            var path = MemberPath.OfElement("transactItems", i);
            var item = request.TransactItems[i];
            constraints.Required(path, item);
            if (item is null)
                continue;

            if (item.ConditionCheck is { } check)
            {
                Action(ref constraints, path.Of("conditionCheck"), "key", check);
                constraints.Required(path.Of("conditionCheck").Of("conditionExpression"), check.ConditionExpression);
            }

            if (item.Put is { } put)
                Action(ref constraints, path.Of("put"), "item", put);
            if (item.Delete is { } delete)
                Action(ref constraints, path.Of("delete"), "key", delete);
            if (item.Update is { } update)
            {
                Action(ref constraints, path.Of("update"), "key", update);
                constraints.Required(path.Of("update").Of("updateExpression"), update.UpdateExpression);
            }
        }

        constraints.ThrowIfAny();
        foreach (var item in request.TransactItems!)
            ExactlyOne(item);
    }

    /// <summary>Checks the parameters of an action of a transaction.</summary>
    public static void Verify(ITransactAction action)
    {
        TableNames.Resolve(action.TableName!);
        var isUpdate = action is Update;
        var hasExpression = isUpdate || action.ConditionExpression is not null;
        ExpressionRules.VerifyNamesAndValues(
            action.ExpressionAttributeNames,
            action.ExpressionAttributeValues,
            hasExpression,
            isUpdate ? "UpdateExpression and ConditionExpression are" : "ConditionExpression is",
            hasExpression);
    }

    /// <summary>Checks the item or key of an action, which comes after what its expressions can have wrong.</summary>
    public static void VerifyItem(ITransactAction action)
    {
        if (action is Put put)
            ItemRules.VerifyPut(put.Item!);
        else
            ItemRules.VerifyNames(action.Key!);
    }

    public static void Verify(TransactGetItemsRequest request)
    {
        var constraints = default(Constraints);
        constraints.OneOf("returnConsumedCapacity", request.ReturnConsumedCapacity?.Value, EnumSet.ReturnConsumedCapacity);
        TransactItems(ref constraints, request.TransactItems);
        for (var i = 0; i < request.TransactItems?.Count; i++)
        {
            var path = MemberPath.OfElement("transactItems", i);
            var item = request.TransactItems[i];
            constraints.Required(path, item);
            if (item is null)
                continue;

            constraints.Required(path.Of("get"), item.Get);
            if (item.Get is null)
                continue;

            constraints.Required(path.Of("get").Of("tableName"), item.Get.TableName);
            constraints.Length(path.Of("get").Of("tableName"), item.Get.TableName, 1, Limits.MaxTableArnLength);
            constraints.Required(path.Of("get").Of("key"), item.Get.Key);
        }

        constraints.ThrowIfAny();
    }

    /// <summary>Checks the parameters of a read of a transaction; its key comes after what its projection can have wrong.</summary>
    public static void Verify(Get get)
    {
        TableNames.Resolve(get.TableName!);
        ExpressionRules.VerifyNamesAndValues(get.ExpressionAttributeNames, null, get.ProjectionExpression is not null, "", false);
    }

    private static void TransactItems<T>(ref Constraints constraints, List<T>? items)
    {
        constraints.Required("transactItems", items);
        if (items is { Count: 0 })
            constraints.Fail("transactItems", "[]", "have length greater than or equal to 1");
        else if (items?.Count > Limits.MaxTransactionActions)
            constraints.Fail("transactItems", "[...]", $"have length less than or equal to {Limits.MaxTransactionActions}");
    }

    private static void Action(ref Constraints constraints, MemberPath path, string keyMember, ITransactAction action)
    {
        constraints.Required(path.Of("tableName"), action.TableName);
        constraints.Length(path.Of("tableName"), action.TableName, 1, Limits.MaxTableArnLength);
        constraints.Required(path.Of(keyMember), action.Key);
        constraints.OneOf(
            path.Of("returnValuesOnConditionCheckFailure"),
            action.ReturnValuesOnConditionCheckFailure?.Value,
            EnumSet.ReturnValuesOnConditionCheckFailure);
    }

    private static void ExactlyOne(TransactWriteItem item)
    {
        ReadOnlySpan<ITransactAction?> members = [item.ConditionCheck, item.Put, item.Delete, item.Update];
        var count = 0;
        foreach (var member in members)
            count += member is null ? 0 : 1;
        if (count == 0)
            throw new ValidationException("Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        if (count > 1)
            throw new ValidationException("TransactItems can only contain one of Check, Put, Update or Delete");
    }
}
