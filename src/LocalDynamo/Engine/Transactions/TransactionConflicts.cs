using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Transactions;

/// <summary>What an interactive transaction is told that came too late. The service has no such transactions, so the words are ours.</summary>
internal static class TransactionConflicts
{
    public static TransactionConflictException Written(WriteAction action) => new(
        $"An item that this transaction writes has been changed since it began: {action.Table.Schema.KeyOf(action.Key)} of table {action.Table.Name}");

    public static TransactionConflictException Read(TableState table) => new(
        $"Something that this transaction has read has been changed since it began, in table {table.Name}");
}
