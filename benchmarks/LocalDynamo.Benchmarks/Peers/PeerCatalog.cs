namespace LocalDynamo.Benchmarks.Peers;

/// <summary>LocalDynamo, the floors and the peers, by name.</summary>
internal static class PeerCatalog
{
    /// <summary>In the order in which tables show them.</summary>
    private static readonly PeerKind[] All =
    [
        new(LocalDynamoPeer.Name, typeof(LocalDynamoPeer), CanBeDurable: true, static (_, folder) => new LocalDynamoPeer(folder)),
        new(DictionaryPeer.Name, typeof(DictionaryPeer), CanBeDurable: false, static (_, _) => new DictionaryPeer()),
        new(SortedDictionaryPeer.Name, typeof(SortedDictionaryPeer), CanBeDurable: false, static (_, _) => new SortedDictionaryPeer()),
        new(SkipListPeer.Name, typeof(SkipListPeer), CanBeDurable: false, static (_, _) => new SkipListPeer()),
        new(FasterPeer.Name, typeof(FasterPeer), CanBeDurable: false, static (count, _) => new FasterPeer(count)),
        new(FasterObjectsPeer.Name, typeof(FasterObjectsPeer), CanBeDurable: false, static (count, _) => new FasterObjectsPeer(count)),
        new(ZoneTreePeer.Name, typeof(ZoneTreePeer), CanBeDurable: true, static (_, folder) => new ZoneTreePeer(folder)),
        new(ZoneTreeTransactionsPeer.Name, typeof(ZoneTreeTransactionsPeer), CanBeDurable: true, static (_, folder) => new ZoneTreeTransactionsPeer(folder)),
        new(LightningPeer.Name, typeof(LightningPeer), CanBeDurable: true, static (_, folder) => new LightningPeer(folder)),
        new(RocksDbPeer.Name, typeof(RocksDbPeer), CanBeDurable: true, static (_, folder) => new RocksDbPeer(folder)),
        new(SqlitePeer.Name, typeof(SqlitePeer), CanBeDurable: true, static (_, folder) => new SqlitePeer(folder)),
        new(LiteDbPeer.Name, typeof(LiteDbPeer), CanBeDurable: true, static (_, folder) => new LiteDbPeer(folder)),
    ];

    private static readonly Lazy<PeerKind[]> Available = new(FindAvailable);

    /// <summary>Those that have an ability: one of the interfaces in PeerAbilities.cs, or <see cref="IPeer"/> for all.</summary>
    public static IEnumerable<string> NamesOf(Type ability, bool isDurable = false) => Available.Value
        .Where(kind => kind.Type.IsAssignableTo(ability) && (kind.CanBeDurable || !isDurable))
        .Select(static kind => kind.Name);

    /// <param name="name">Whose.</param>
    /// <param name="count">How many orders it is going to hold.</param>
    /// <param name="folder">Where to be durable, with each write synced before it returns; null for memory.</param>
    public static IPeer Open(string name, int count, string? folder = null) => All.Single(kind => kind.Name == name).Open(count, folder);

    private static PeerKind[] FindAvailable()
    {
        if (LightningLibrary.IsAvailable)
            return All;
        Console.WriteLine("LMDB is left out: neither its package's native library nor the system's (liblmdb.so.0) loads here.");
        return [.. All.Where(static kind => kind.Type != typeof(LightningPeer))];
    }

    private sealed record PeerKind(string Name, Type Type, bool CanBeDurable, Func<int, string?, IPeer> Open);
}
