using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Reads;

/// <summary>A table as what is read.</summary>
internal sealed class TableSource(TableState table) : ReadSource(table)
{
    public override PartitionMap Partitions => Table.Partitions;

    public override QueryKey Key { get; } = new(table.Schema);

    public override ReadOnlySpan<AttributeName> KeyNames => Schema.Names;

    public override bool HasSingleItems => Schema.SortKey is null;

    private KeySchema Schema => Table.Schema;

    public override byte[] PartitionKeyOf(in KeyCondition condition) => condition.PartitionKey.KeyBytesArray();

    public override SortKeyRange RangeOf(in KeyCondition condition)
    {
        if (condition.Operator == SortKeyOperator.None)
            return SortKeyRange.All;

        var value = condition.Value.KeyBytesArray();
        return condition.Operator switch
        {
            SortKeyOperator.Equal => SortKeyRange.EqualTo(value),
            SortKeyOperator.Less => SortKeyRange.LessThan(value),
            SortKeyOperator.LessOrEqual => SortKeyRange.AtMost(value),
            SortKeyOperator.Greater => SortKeyRange.GreaterThan(value),
            SortKeyOperator.GreaterOrEqual => SortKeyRange.AtLeast(value),
            SortKeyOperator.Between => SortKeyRange.Between(value, condition.UpperValue.KeyBytesArray()),
            _ => SortKeyRange.BeginsWith(value),
        };
    }

    public override byte[] PartitionKeyOf(Item item) => item.KeyBytes(Schema.PartitionKey).ToArray();

    public override byte[] SortKeyOf(Item item) => Schema.SortKey is null ? [] : item.KeyBytes(Schema.SortKey).ToArray();

    public override Item KeyOf(Item item) => Schema.KeyOf(item);

    public override void VerifyStartKey(Item key, string misfit) => Schema.VerifyStartKey(key, misfit);
}
