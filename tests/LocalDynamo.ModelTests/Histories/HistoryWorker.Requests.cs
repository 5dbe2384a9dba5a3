using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Histories;

/// <content>The service's transactions: TransactGetItems and TransactWriteItems.</content>
internal sealed partial class HistoryWorker
{
    private const int MaxTransactItems = 4;

    private Dictionary<WorldKey, int[]> TransactGet()
    {
        var keys = AnyKeys();
        var reads = Begin("TransactGetItems", IsolationLevel.Serializable);
        var response = world.Database.TransactGetItems(new TransactGetItemsRequest
        {
            TransactItems = keys.ConvertAll(key =>
                new TransactGetItem { Get = new Get { TableName = key.Table, Key = World.KeyItem(key) } }),
        });
        var lists = response.Responses!.Select(found => World.ListOf(found.Item)).ToList();
        for (var i = 0; i < keys.Count; i++)
            _ = reads.Read($"{keys[i]}", lists[i]);
        reads.Commit();
        return keys.Zip(lists).ToDictionary();
    }

    /// <summary>Reads some items, then writes some of them and others, on the condition that some are what was read.</summary>
    private void TransactWrite()
    {
        var seen = TransactGet();
        Schedule.Point();
        var keys = seen.Keys.Concat(AnyKeys()).Distinct().Take(MaxTransactItems);
        var actions = keys.Select(key => NewAction(key, seen.GetValueOrDefault(key))).ToList();
        var request = new TransactWriteItemsRequest
        {
            TransactItems = actions.ConvertAll(action => action.Item),
            ClientRequestToken = random.Next(3) == 0 ? $"token {history.NewValue()}" : null,
        };
        var write = Begin("TransactWriteItems", IsolationLevel.Serializable);
        try
        {
            _ = world.Database.TransactWriteItems(request);
            foreach (var (key, expected, value, _) in actions)
                Note(write, key, expected, value);
            write.Commit();
        }
        catch (TransactionCanceledException canceled)
        {
            for (var i = 0; i < actions.Count; i++)
            {
                var found = canceled.CancellationReasons[i] is { Code: "ConditionalCheckFailed" } reason ? World.ListOf(reason.Item) : null;
                Note(write, actions[i].Key, found, actions[i].Value);
            }

            write.Abort();
            return;
        }

        // Once more under the same token is nothing more. What it would append again is found by everybody who reads it.
        if (request.ClientRequestToken is not null)
            _ = world.Database.TransactWriteItems(request);
    }

    private static void Note(RecordedTransaction write, WorldKey key, int[]? found, int? value)
    {
        if (found is not null)
            _ = write.Read($"{key}", found);
        if (value is { } written)
            _ = write.Write($"{key}", written);
    }

    /// <param name="key">The item.</param>
    /// <param name="seen">What it was; null where nobody looked.</param>
    private TransactAction NewAction(WorldKey key, int[]? seen)
    {
        var kind = seen is null ? 0 : random.Next(4);
        var value = history.NewValue();
        return kind switch
        {
            0 => new(key, null, value, new TransactWriteItem
            {
                Update = new Update
                {
                    TableName = key.Table,
                    Key = World.KeyItem(key),
                    UpdateExpression = Append,
                    ExpressionAttributeValues = AppendValues(value),
                },
            }),
            1 => new(key, seen, null, new TransactWriteItem
            {
                ConditionCheck = new ConditionCheck
                {
                    TableName = key.Table,
                    Key = World.KeyItem(key),
                    ConditionExpression = ConditionOn(seen!),
                    ExpressionAttributeValues = ConditionValues(seen!),
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
            }),
            _ => new(key, seen, value, new TransactWriteItem
            {
                Put = new Put
                {
                    TableName = key.Table,
                    Item = Appended(key, seen!, value),
                    ConditionExpression = ConditionOn(seen!),
                    ExpressionAttributeValues = ConditionValues(seen!),
                    ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
                },
            }),
        };
    }

    private List<WorldKey> AnyKeys() => [.. random.GetItems(world.Keys, random.Next(1, MaxTransactItems)).Distinct()];

    /// <param name="Key">The item.</param>
    /// <param name="Expected">What it has to be; null for no condition.</param>
    /// <param name="Value">What is appended; null for nothing.</param>
    /// <param name="Item">The action.</param>
    private sealed record TransactAction(WorldKey Key, int[]? Expected, int? Value, TransactWriteItem Item);
}
