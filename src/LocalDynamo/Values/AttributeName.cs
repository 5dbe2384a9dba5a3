using System.Collections.Concurrent;
using System.Text;

namespace LocalDynamo.Values;

/// <summary>
/// The name of an attribute, or of a map's entry. The names that a process uses are few and recur in every item, so each is kept
/// once, under a number of two bytes by which blocks refer to it.
/// </summary>
/// <remarks>
/// The table of names only grows, so it is bounded: <see cref="MaxInterned"/> names of at most <see cref="MaxInternedBytes"/>
/// bytes. Names beyond that have <see cref="Id"/> 0 and stand in full in each block; a name that was refused once is refused for
/// ever, so that a name has one form in all blocks of a process. Reads take no lock.
/// </remarks>
internal sealed class AttributeName : IEquatable<AttributeName>
{
    public const int MaxInterned = 16_384;
    public const int MaxInternedBytes = 255;

    /// <summary>A power of two.</summary>
    private const int RecentSlots = 1024;

    private static readonly ConcurrentDictionary<string, AttributeName> Interned = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, AttributeName>.AlternateLookup<ReadOnlySpan<char>> InternedBySpan =
        Interned.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly AttributeName?[] Recent = new AttributeName?[RecentSlots];

    private static readonly Lock Guard = new();
    private static AttributeName?[] _byId = new AttributeName?[256];
    private static int _count;

    // Set before the name that it tells of is handed out.
    private static bool _areAllOrdinary = true;

    private AttributeName(string text, byte[] utf8, ushort id) => (Text, Utf8, Id) = (text, utf8, id);

    /// <summary>
    /// Whether every name that an item or map of this process can have has from 1 to <see cref="MaxInternedBytes"/> bytes, so that nobody need look.
    /// </summary>
    public static bool AreAllOrdinary => Volatile.Read(ref _areAllOrdinary);

    public string Text { get; }

    public byte[] Utf8 { get; }

    /// <summary>The number under which the name is interned, from 1; 0 when it is not.</summary>
    public ushort Id { get; }

    /// <exception cref="ValidationException">The name is not valid Unicode: it holds half of a surrogate pair.</exception>
    public static AttributeName Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Interned.TryGetValue(text, out var name) ? name : Add(text);
    }

    /// <summary>
    /// The name to look something up by. A name that no block can refer to by id is not interned for that: what is asked for comes from
    /// outside as often as not, and must not fill the table.
    /// </summary>
    public static AttributeName ForLookup(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Interned.TryGetValue(text, out var name) ? name : new AttributeName(text, Utf8Text.GetBytes(text), 0);
    }

    public static AttributeName Of(ReadOnlySpan<byte> utf8) =>
        (utf8.Length <= MaxInternedBytes ? Find(utf8) : null) ?? Add(Encoding.UTF8.GetString(utf8));

    /// <summary>
    /// The interned name with these bytes, if it is one that was found so lately; for those who have the same few names again and again.
    /// </summary>
    public static AttributeName? FindInterned(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8.Length > MaxInternedBytes)
            return null;

        // Threads may put different names into a slot, and each is right: what is found is compared.
        ref var recent = ref Recent[SlotOf(utf8)];
        var name = Volatile.Read(ref recent);
        if (name is not null && name.Utf8.AsSpan().SequenceEqual(utf8))
            return name;

        name = Find(utf8);
        if (name is not null)
            Volatile.Write(ref recent, name);
        return name;
    }

    /// <summary>The name with this id, which some block or caller got from <see cref="Id"/>.</summary>
    public static AttributeName WithId(ushort id) => Volatile.Read(ref _byId)[id]!;

    private static AttributeName? Find(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[MaxInternedBytes];
        var status = System.Text.Unicode.Utf8.ToUtf16(utf8, chars, out _, out var written, replaceInvalidSequences: false);
        return status == System.Buffers.OperationStatus.Done && InternedBySpan.TryGetValue(chars[..written], out var name) ? name : null;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var mixed = (uint)utf8.Length + (utf8[0] * 31u) + (utf8[utf8.Length >> 1] * 961u) + (utf8[^1] * 29_791u);
        return (int)(mixed & (RecentSlots - 1));
    }

    private static AttributeName Add(string text)
    {
        var utf8 = Utf8Text.GetBytes(text);
        if (utf8.Length is 0 or > MaxInternedBytes)
            Volatile.Write(ref _areAllOrdinary, false);
        if (utf8.Length > MaxInternedBytes)
            return new AttributeName(text, utf8, 0);

        lock (Guard)
        {
            if (Interned.TryGetValue(text, out var existing))
                return existing;
            if (_count == MaxInterned)
                return new AttributeName(text, utf8, 0);

            var name = new AttributeName(text, utf8, (ushort)++_count);
            var byId = _byId;
            if (name.Id == byId.Length)
                Array.Resize(ref byId, byId.Length * 2);
            byId[name.Id] = name;
            // A reader learns of an id only through the dictionary below, or through a block written after it.
            Volatile.Write(ref _byId, byId);
            Interned[text] = name;
            return name;
        }
    }

    public bool Equals(AttributeName? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == 0 && other.Id == 0 && Text == other.Text);

    public override bool Equals(object? obj) => Equals(obj as AttributeName);

    public override int GetHashCode() => Id != 0 ? Id : Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
