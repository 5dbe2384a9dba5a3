using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// What two TransactWriteItems with one token must have in common to be the same request: the same actions in the same order. In
/// which order maps have their entries makes no difference, nor how numbers are written, nor what the answer is asked to tell.
/// </summary>
/// <remarks>A hash of 128 bits of an encoding in which equal requests, and only they, have equal bytes. It is on disk: see docs/file-format.md.</remarks>
internal readonly struct RequestFingerprint
{
    private readonly XxHash128 _hash;

    private RequestFingerprint(XxHash128 hash) => _hash = hash;

    public static UInt128 Of(TransactWriteItemsRequest request)
    {
        var fingerprint = new RequestFingerprint(new XxHash128());
        foreach (var item in request.TransactItems!)
            fingerprint.AddAction(item);
        return fingerprint._hash.GetCurrentHashAsUInt128();
    }

    private void AddAction(TransactWriteItem item)
    {
        var (kind, action) = item switch
        {
            { ConditionCheck: { } check } => (1, (ITransactAction)check),
            { Put: { } put } => (2, put),
            { Delete: { } delete } => (3, delete),
            _ => (4, item.Update!),
        };
        Add(kind);
        Add(TableNames.Resolve(action.TableName!));
        Add(action.Key!.AsValue());
        Add((action as Update)?.UpdateExpression);
        Add(action.ConditionExpression);
        Add(action.ReturnValuesOnConditionCheckFailure?.Value);
        Add(action.ExpressionAttributeNames?.Count ?? 0);
        foreach (var (name, meaning) in InOrder(action.ExpressionAttributeNames))
        {
            Add(name);
            Add(meaning);
        }

        Add(action.ExpressionAttributeValues?.Count ?? 0);
        foreach (var (name, value) in InOrder(action.ExpressionAttributeValues))
        {
            Add(name);
            Add(value);
        }
    }

    private static IEnumerable<KeyValuePair<string, T>> InOrder<T>(Dictionary<string, T>? map) =>
        map is null ? [] : map.OrderBy(static entry => entry.Key, StringComparer.Ordinal);

    private void Add(in AttributeValue value)
    {
        switch (value.Type)
        {
            case AttributeType.M:
                var entries = new List<MapEntry>();
                foreach (var entry in value.AsItem().Entries)
                    entries.Add(entry);
                entries.Sort(static (left, right) => left.Name.Utf8.SequenceCompareTo(right.Name.Utf8));
                _hash.Append([BlockFormat.Map]);
                Add(entries.Count);
                foreach (var entry in entries)
                {
                    Add(entry.Name.Utf8);
                    Add(entry.Value);
                }

                break;
            case AttributeType.L:
                _hash.Append([BlockFormat.List]);
                Add(value.Count);
                foreach (var element in value)
                    Add(element);
                break;
            default:
                // Scalars and sets have one encoding for each value, which says where it ends.
                var encoded = new byte[value.EncodedLength];
                _ = value.WriteTo(encoded);
                _hash.Append(encoded);
                break;
        }
    }

    private void Add(string? text)
    {
        Add(text?.Length ?? -1);
        _hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        _hash.Append(bytes);
    }

    private void Add(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.Append(bytes);
    }
}
