using System.IO.Hashing;

namespace LocalDynamo.Storage;

/// <summary>A hash of partition key bytes. The default is XXH3 with the map's seed; tests pass worse ones.</summary>
internal delegate ulong KeyHash(ReadOnlySpan<byte> key);

// All partitions of one table or index: 2^k stripes, chosen by the top bits of the key's hash.
//
// The stripes never change; each guards its own part (see Stripe). Walking them in order is a walk in the order of (hash, key), so a
// scan can go on from any position, also one whose partition is gone, and ranges of hashes cut a table into segments. The
// hash is XXH3 with a seed that belongs to the database: the same from start to start, since clients keep positions of scans, and
// different between databases, so that keys chosen to collide in one do not in another.
//
// While a database is still being loaded, partitions may be missing. All ways to a stripe lead through here: whoever names a hash has what has that hash
// loaded first, whoever wants to walk a stripe all of it. What else is loaded into the stripe meanwhile looks to them like what another writer
// adds. Once all is there, there is nobody to ask any more.
internal sealed class PartitionMap
{
    private readonly Stripe[] _stripes;
    private readonly int _stripeBits;
    private readonly long _seed;
    private readonly KeyHash? _hash;
    private IPartitionLoader? _loader;

    /// <param name="layout">The order of the items within a partition.</param>
    /// <param name="stripeBits">There are two to the power of this many stripes, from 0 to 16.</param>
    /// <param name="seed">The database's hash seed.</param>
    /// <param name="hash">Takes the place of the seeded hash if given.</param>
    public PartitionMap(KeyLayout layout, int stripeBits, long seed, KeyHash? hash = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stripeBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stripeBits, 16);
        Layout = layout;
        _stripeBits = stripeBits;
        _seed = seed;
        _hash = hash;
        _stripes = new Stripe[1 << stripeBits];
        for (var i = 0; i < _stripes.Length; i++)
            _stripes[i] = new Stripe(stripeBits, layout);
    }

    public KeyLayout Layout { get; }

    /// <summary>In the order of their hashes and of their ordinals; all partitions loaded.</summary>
    internal ReadOnlySpan<Stripe> Stripes
    {
        get
        {
            LoadAll();
            return _stripes;
        }
    }

    public ulong HashOf(ReadOnlySpan<byte> key) => _hash is null ? XxHash3.HashToUInt64(key, _seed) : _hash(key);

    /// <summary>The stripe of a hash, with the partitions that have the hash loaded.</summary>
    public Stripe StripeOf(ulong hash)
    {
        Volatile.Read(ref _loader)?.Load(new HashRange(hash, hash));
        return _stripes[IndexOf(hash)];
    }

    /// <summary>The partition with this key, or null; without a lock.</summary>
    public Partition? Find(ReadOnlySpan<byte> key, ulong hash) => StripeOf(hash).Find(key, hash);

    /// <summary>The chain of the entry with these keys, empty if there is no such entry; without a lock.</summary>
    public VersionChain Find(ReadOnlySpan<byte> key, ulong hash, ReadOnlySpan<byte> sortKey) => StripeOf(hash).Find(key, hash, sortKey, out _);

    /// <summary>The partitions whose hashes lie in a range, in the order of (hash, key).</summary>
    public PartitionMapCursor Scan(HashRange range) => new(this, range.First, default, isAfter: false, range.Last);

    /// <summary>The partitions behind a position, up to and with the last hash: for a scan that goes on.</summary>
    /// <param name="hash">The position's hash.</param>
    /// <param name="key">The position's partition key, of which there need not be a partition.</param>
    /// <param name="isAfter">Whether the position's own partition is left out.</param>
    /// <param name="lastHash">The last hash of the range.</param>
    public PartitionMapCursor ScanFrom(ulong hash, ReadOnlySpan<byte> key, bool isAfter, ulong lastHash) =>
        new(this, hash, key, isAfter, lastHash);

    /// <summary>From now on partitions are loaded by this before anybody sees them; null when all of them are.</summary>
    public void LoadBy(IPartitionLoader? loader) => Volatile.Write(ref _loader, loader);

    /// <summary>Returns once all partitions are in memory.</summary>
    public void LoadAll() => Volatile.Read(ref _loader)?.Load(HashRange.All);

    /// <summary>For the loader: the stripe as it is.</summary>
    internal Stripe StripeBeforeLoading(ulong hash) => _stripes[IndexOf(hash)];

    /// <summary>A stripe with all its partitions.</summary>
    internal Stripe StripeAt(int index)
    {
        Volatile.Read(ref _loader)?.Load(HashRange.Segment(index, _stripes.Length));
        return _stripes[index];
    }

    /// <summary>Throws if the structure is damaged. No writer may be at work.</summary>
    internal void CheckInvariants()
    {
        LoadAll();
        for (var i = 0; i < _stripes.Length; i++)
        {
            var range = HashRange.Segment(i, _stripes.Length);
            _stripes[i].CheckInvariants(range.First, range.Last);
        }
    }

    internal int IndexOf(ulong hash) => (int)(hash >> 1 >> (63 - _stripeBits));
}
