namespace LocalDynamo.Benchmarks.Peers;

/// <summary>Has the orders of a customer in their order.</summary>
internal interface IOrderedPeer : IPeer
{
    /// <summary>Walks over all orders of a customer, each typed.</summary>
    /// <returns>How many there are.</returns>
    int Query(string customer);

    /// <summary>Walks over some orders of a customer, each typed; both ends belong to them.</summary>
    /// <returns>How many there are.</returns>
    int Query(string customer, string from, string to);
}

/// <summary>Walks over all orders.</summary>
internal interface IScannedPeer : IPeer
{
    /// <summary>Counts the orders to a city with a total of at least so much: by the store's own filter if it has one, else in C#.</summary>
    int Count(string city, int minTotal);

    /// <summary>Walks over all orders, each typed.</summary>
    /// <returns>How many there are.</returns>
    int Scan();
}

/// <summary>Writes under a condition.</summary>
internal interface IConditionalPeer : IPeer
{
    /// <summary>Writes an order if there is one under its key, both as one step.</summary>
    bool PutIfPresent(object order);
}

/// <summary>Changes a part of what is stored by itself.</summary>
internal interface IUpdatingPeer : IPeer
{
    /// <summary>Adds to an order's total, as one step.</summary>
    void AddToTotal(string customer, string order, int amount);
}

/// <summary>Reads and writes several orders at once.</summary>
internal interface IBatchPeer : IPeer
{
    /// <summary>Reads orders, each typed: one after the other where the store has no cheaper way.</summary>
    /// <returns>How many there are.</returns>
    int GetAll((string Customer, string Order)[] keys)
    {
        var found = 0;
        foreach (var (customer, order) in keys)
            found += Get(customer, order) is null ? 0 : 1;
        return found;
    }

    /// <summary>Writes the orders; with a folder, returns when all are on the disk.</summary>
    void PutAll(object[] orders);
}

/// <summary>Has transactions.</summary>
internal interface ITransactionalPeer : IPeer
{
    /// <summary>Writes all orders or none, all if there is one under each of their keys.</summary>
    bool PutAllIfPresent(object[] orders);
}
