using LocalDynamo.Engine.Reads;

namespace LocalDynamo.Engine.Transactions;

/// <summary>Reads an index as an open transaction sees it.</summary>
internal sealed class TransactionIndexReader(OpenTransaction transaction, IndexSource source) : ItemReader
{
    public override ReadSource Source => source;

    public override ItemPage ReadPage(ReadPlan plan, Item? startAfter) => transaction.ReadPage(plan, startAfter);
}
