using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// A store of orders, behind which LocalDynamo, its floors and its peers all stand. What it can beyond reading and writing one order it says
/// by the interfaces that it has besides. Whatever it stores, its user has orders typed before a write and after a read.
/// </summary>
internal interface IPeer : IDisposable
{
    /// <summary>An order in the form in which this store's user has it at hand: the order itself, or what LocalDynamo calls an item.</summary>
    object Make(TypedItem order) => order;

    /// <summary>The same order with another total: what a program makes that has read one and writes it back.</summary>
    object Change(object order, int total) => (TypedItem)order with { Total = total };

    /// <summary>Fills the store, in the cheapest way that its user has.</summary>
    void Load(IEnumerable<object> orders)
    {
        foreach (var order in orders)
            Put(order);
    }

    /// <returns>The order, typed; null if there is none.</returns>
    object? Get(string customer, string order);

    /// <summary>Writes an order, in place of whatever had its key; with a folder, returns when that is on the disk.</summary>
    void Put(object order);
}
