using System.Buffers.Binary;
using System.IO.Hashing;

namespace LocalDynamo.Engine.Commits;

/// <summary>What tells a database from every other, from which all that looks random in it is derived: so it stays when it is opened anew.</summary>
/// <param name="id">Drawn at random, or from a seed, when the database is made.</param>
/// <param name="lastTableNumber">The highest table number that the database has used.</param>
internal sealed class DatabaseIdentity(Guid id, int lastTableNumber = 0)
{
    private int _lastTableNumber = lastTableNumber;

    public Guid Id => id;

    /// <summary>The seed of the hash of partition keys.</summary>
    public long HashSeed { get; } = (long)XxHash3.HashToUInt64(id.ToByteArray());

    public static Guid NewId(long? seed)
    {
        if (seed is not { } chosen)
            return Guid.NewGuid();

        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, chosen);
        return new Guid(XxHash128.Hash(bytes));
    }

    /// <summary>The highest table number used so far; read it with the catalog's lock held, or where an older one does as well.</summary>
    public int LastTableNumber => Volatile.Read(ref _lastTableNumber);

    /// <summary>The next table number. Only one thread asks at a time: it holds the catalog's lock.</summary>
    public int NewTableNumber() => ++_lastTableNumber;

    /// <summary>The id that the service would give a table; no two tables ever have the same.</summary>
    public Guid TableId(int tableNumber)
    {
        Span<byte> bytes = stackalloc byte[20];
        _ = id.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], tableNumber);
        return new Guid(XxHash128.Hash(bytes));
    }
}
