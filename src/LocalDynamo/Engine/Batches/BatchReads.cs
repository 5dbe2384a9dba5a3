using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Expressions;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Batches;

/// <summary>BatchGetItem: everything is checked, then items are read one by one, until 16 MB of them are together.</summary>
internal sealed class BatchReads(TableCatalog catalog, ItemReads reads)
{
    public BatchGetItemResponse Get(BatchGetItemRequest request)
    {
        RequestRules.Verify(request);
        var batch = new Batch(reads);
        foreach (var (table, asked, projection) in Bind(request.RequestItems!))
            batch.Read(table.Name, table.State, asked, projection);
        return batch.Answer(request.ReturnConsumedCapacity);
    }

    /// <summary>Binds the projections and finds the tables, in the order in which the service reports their errors.</summary>
    private List<((string Name, TableState State) Table, KeysAndAttributes Asked, BoundProjection? Projection)> Bind(
        Dictionary<string, KeysAndAttributes> requestItems)
    {
        var keysSeen = new BatchKeys();
        var projections = new List<BoundProjection?>(requestItems.Count);
        foreach (var (name, asked) in requestItems)
        {
            var scope = new ExpressionScope(asked.ExpressionAttributeNames, null);
            projections.Add(ReadBinding.Projection(scope, asked.ProjectionExpression, asked.AttributesToGet));
            scope.VerifyAllUsed();
            foreach (var key in asked.Keys!)
                keysSeen.Add(TableNames.Resolve(name), key);
        }

        var tables = requestItems.Keys.Select(name => (name, catalog.Get(TableNames.Resolve(name)))).ToList();
        var bound = tables.Zip(requestItems.Values, projections).ToList();
        foreach (var (table, asked, projection) in bound)
        {
            var schema = table.Item2.Schema;
            asked.Keys!.ForEach(schema.VerifyKey);
            projection?.VerifyKeysAreScalars(schema.Names);
        }

        return bound;
    }

    /// <summary>One batch on its way.</summary>
    private sealed class Batch(ItemReads reads)
    {
        private readonly Dictionary<string, List<Item>> _responses = [];
        private readonly Dictionary<string, KeysAndAttributes> _unprocessed = [];
        private readonly List<ConsumedUnits> _consumed = [];
        private long _bytes;
        private bool _isFull;
        private int _readCount;
        private DynamoException? _refusal;

        public void Read(string name, TableState table, KeysAndAttributes asked, BoundProjection? projection)
        {
            var found = new List<Item>();
            var units = ConsumedUnits.Of(table, _consumed);
            var rest = new List<Item>();
            foreach (var key in asked.Keys!)
            {
                if (!TryRead(table, key, asked.ConsistentRead ?? false, units, out var item))
                    rest.Add(key);
                else if (item is not null)
                    found.Add(projection is null ? item : projection.Project(item));
            }

            _responses.Add(name, found);
            if (rest.Count > 0)
                _unprocessed.Add(name, asked with { Keys = rest });
        }

        public BatchGetItemResponse Answer(ReturnConsumedCapacity? asked) => _readCount == 0 && _refusal is not null
            ? throw _refusal
            : new BatchGetItemResponse
            {
                Responses = _responses,
                UnprocessedKeys = _unprocessed,
                ConsumedCapacity = ConsumedUnits.Report(_consumed, asked, isWrite: false),
            };

        /// <returns>False where the key has to be asked for again.</returns>
        private bool TryRead(TableState table, Item key, bool isConsistent, ConsumedUnits units, out Item? item)
        {
            item = null;
            if (_isFull)
                return false;

            var throttle = table.Throttle;
            if (throttle?.RefuseRead() is { } refusal)
            {
                _refusal = refusal;
                return false;
            }

            item = reads.GetOfBatch(table, key, isConsistent);
            if (_bytes + item?.SizeBytes > Limits.MaxBatchGetBytes)
            {
                _isFull = true;
                return false;
            }

            _bytes += item?.SizeBytes ?? 0;
            _readCount++;
            var cost = CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent);
            units.AddToTable(cost);
            throttle?.ChargeRead(cost);
            return true;
        }
    }
}
