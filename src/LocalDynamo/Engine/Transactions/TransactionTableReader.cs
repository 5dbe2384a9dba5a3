using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Transactions;

/// <summary>Reads a table as an open transaction sees it, and writes to it there.</summary>
internal sealed class TransactionTableReader(OpenTransaction transaction, TableState table) : TableReader
{
    public override TableState Table => table;

    public override Item? Get(in Key key)
    {
        Span<byte> scratch = stackalloc byte[KeyBytes.ScratchBytes];
        return transaction.Get(table, KeyBytes.Of(table.Schema, key, scratch));
    }

    /// <exception cref="ValidationException">There was no such index when the transaction began.</exception>
    public ItemReader Index(string name) => new TransactionIndexReader(
        transaction,
        new IndexSource(table, table.FindIndex(name, transaction.CommitNumber) ?? throw IndexReadRules.NoSuchIndex(name)));

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter) => transaction.ReadPage(plan, startAfter);

    public WriteAction Write(ITransactAction request) => transaction.Write(table, request);
}
