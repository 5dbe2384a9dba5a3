using System.Numerics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

// Which commit numbers are being read. Pages of a query register as well as long snapshots, so opening and closing cost one
// interlocked operation each way at most and allocate nothing.
//
// A snapshot occupies a slot: 0 when free, its number + 1 otherwise. Slots come in chunks of 32, each slot on its own cache line; a
// further chunk is linked when all are taken, and chunks stay. Opening begins at a slot given by the processor, in the chunk where
// there was room last, so few slots are ever used, and a bit for each slot ever used lets the pruner look at those alone.
//
// Why no number is pruned away that someone reads. Opening goes: (1) set the slot's bit, if it is its first use; (2) claim the slot
// with Visible as read before; (3) read Visible again: if it is still the announced number, that is the snapshot's, otherwise
// announce the newer one and repeat. All the writes are interlocked, hence full fences, before the read of (3).
// The pruner goes: read Visible as V; full fence; read chunks, bits and slots. It takes the least number found, and V if there is
// none, as the floor. Take a snapshot that ends up at number s:
//   * The pruner saw s in the slot: the floor is at or below s.
//   * It saw the slot before s was written (free, an earlier number, no bit or no chunk yet). Then it had read V before that write,
//     and the opener read Visible == s after that write. Visible never goes back, so V <= s. The floor is at or below V.
// So the floor is never above any open snapshot, and OpenSnapshots, taken the same way, has each open number below its V exactly.
//
// Floor() must not look at thousands of slots for each commit. It remembers the least number it found and where. While that slot
// still holds that number (be it the same snapshot or another one at it), the floor has not moved: lower ones were not open when
// it looked, and what was opened since is at or above that look's V. Where and number are separate fields, and may be torn by two
// threads looking at once: no harm, as a number that some look found least and that some slot holds now is all the proof needed.
//
// One lease may move (OpenMoving): its slot is written with ever higher numbers, none above Visible. It has a chunk of its own, which
// heads the list for those who look and is unknown to those who claim. Let it go from s to t.
//   * Floor: who looks finds s or t, never a free slot, since the number is replaced by one write. A floor at or below s is at or below
//     t, and t only once nobody reads below it. That a slot once found least still holds its number proves as much as before, since no
//     number ever gets lower.
//   * Capture: a set taken at s is judged by long after the lease went on to t, and does not have t. So the set ends at s: its Visible
//     is the moving number where that is lower, and what is at or above a set's Visible is not judged. It was read from the slot at
//     some time, and the lease never goes back, so t is at or above it. A set from before the lease was opened ends at a Visible
//     from before too, at or below s, by the argument for openers above: the chunk is linked before the number is announced.
internal sealed class SnapshotRegistry
{
    private const long Free = 0;

    private readonly CommitClock _clock;
    private readonly Chunk _firstChunk = new();
    private Chunk _head;
    private Chunk _roomyChunk;
    private Chunk _leastChunk;
    private int _leastIndex;
    private long _leastNumber = -1;

    public SnapshotRegistry(CommitClock clock)
    {
        _clock = clock;
        _head = _firstChunk;
        _roomyChunk = _firstChunk;
        _leastChunk = _firstChunk;
    }

    /// <summary>Opens a snapshot at the visible number.</summary>
    public SnapshotLease Open()
    {
        var start = Thread.GetCurrentProcessorId();
        var number = _clock.Visible;
        var chunk = Volatile.Read(ref _roomyChunk);
        var index = chunk.Claim(start, number + 1);
        if (index < 0)
            (chunk, index) = ClaimElsewhere(start, number + 1);
        return new SnapshotLease(chunk, index, AnnounceVisible(chunk, index, number));
    }

    /// <summary>
    /// Opens a snapshot at the visible number that can be moved forward: all numbers from its own on stay readable, not only that one.
    /// There is at most one, for as long as the registry lives.
    /// </summary>
    public MovingLease OpenMoving()
    {
        var chunk = new Chunk(_firstChunk);
        if (Interlocked.CompareExchange(ref _head, chunk, _firstChunk) != _firstChunk)
            throw new InvalidOperationException("There is a moving lease already.");

        var number = _clock.Visible;
        var index = chunk.Claim(0, number + 1);
        return new MovingLease(chunk, index, AnnounceVisible(chunk, index, number));
    }

    /// <summary>The lowest number that may still be read: an open snapshot's, or the visible one if none is open.</summary>
    public long Floor()
    {
        var least = Volatile.Read(ref _leastNumber);
        return Volatile.Read(ref _leastChunk).Read(Volatile.Read(ref _leastIndex)) == least + 1 && least >= 0 ? least : FindFloor();
    }

    /// <summary>All open snapshots, by looking at every slot that was ever used.</summary>
    public OpenSnapshots Capture()
    {
        var visible = _clock.Visible;
        Interlocked.MemoryBarrier();
        var numbers = new List<long>();
        var head = Volatile.Read(ref _head);
        for (var chunk = head; chunk is not null; chunk = chunk.Next)
        {
            for (var used = chunk.Used; used != 0; used &= used - 1)
            {
                if (chunk.Read(BitOperations.TrailingZeroCount(used)) is not Free and var value)
                    numbers.Add(value - 1);
            }

            if (chunk == head && head != _firstChunk && numbers.Count == 1)
                visible = Math.Min(visible, numbers[0]);
        }

        numbers.Sort();
        return new OpenSnapshots(visible, [.. numbers]);
    }

    /// <summary>Steps (2) and (3) of opening, in a slot that holds <paramref name="number"/>.</summary>
    private long AnnounceVisible(Chunk chunk, int index, long number)
    {
        long visible;
        while ((visible = _clock.Visible) != number)
        {
            number = visible;
            chunk.Announce(index, number + 1);
        }

        return number;
    }

    private long FindFloor()
    {
        var floor = _clock.Visible;
        Interlocked.MemoryBarrier();
        var isFound = false;
        for (var chunk = Volatile.Read(ref _head); chunk is not null; chunk = chunk.Next)
        {
            for (var used = chunk.Used; used != 0; used &= used - 1)
            {
                var index = BitOperations.TrailingZeroCount(used);
                var value = chunk.Read(index);
                if (value == Free || value - 1 > floor || (isFound && value - 1 == floor))
                    continue;

                isFound = true;
                floor = value - 1;
                Volatile.Write(ref _leastChunk, chunk);
                Volatile.Write(ref _leastIndex, index);
            }
        }

        Volatile.Write(ref _leastNumber, isFound ? floor : -1);
        return floor;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (Chunk Chunk, int Index) ClaimElsewhere(int start, long value)
    {
        var chunk = _firstChunk;
        while (true)
        {
            var index = chunk.Claim(start, value);
            if (index >= 0)
            {
                Volatile.Write(ref _roomyChunk, chunk);
                return (chunk, index);
            }

            chunk = chunk.Next ?? chunk.Link();
        }
    }

    /// <summary>32 slots, each alone on a cache line.</summary>
    internal sealed class Chunk(Chunk? next = null)
    {
        public const int Size = 32;
        private const int Stride = 64 / sizeof(long);

        private readonly long[] _slots = new long[(Size + 1) * Stride];
        private uint _used;
        private Chunk? _next = next;

        public Chunk? Next => Volatile.Read(ref _next);

        /// <summary>A bit for each slot that was ever claimed.</summary>
        public uint Used => Volatile.Read(ref _used);

        public long Read(int index) => Volatile.Read(ref Slot(index));

        public void Announce(int index, long value) => Interlocked.Exchange(ref Slot(index), value);

        public void Free(int index) => Volatile.Write(ref Slot(index), SnapshotRegistry.Free);

        /// <summary>Takes the first free slot from a start on; -1 if all are taken.</summary>
        public int Claim(int start, long value)
        {
            for (var i = 0; i < Size; i++)
            {
                var index = (start + i) & (Size - 1);
                ref var slot = ref Slot(index);
                if (Volatile.Read(ref slot) != SnapshotRegistry.Free)
                    continue;

                if ((Used & (1u << index)) == 0)
                    Interlocked.Or(ref _used, 1u << index);
                if (Interlocked.CompareExchange(ref slot, value, SnapshotRegistry.Free) == SnapshotRegistry.Free)
                    return index;
            }

            return -1;
        }

        public Chunk Link()
        {
            var added = new Chunk();
            return Interlocked.CompareExchange(ref _next, added, null) ?? added;
        }

        // The first line stays empty, away from the array's own header.
        private ref long Slot(int index) => ref _slots[(index + 1) * Stride];
    }
}
