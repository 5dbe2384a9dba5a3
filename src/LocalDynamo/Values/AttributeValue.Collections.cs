using System.Collections;
using System.Text;
using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Reading lists, maps and sets.</content>
public readonly partial struct AttributeValue
{
    /// <summary>How many elements a list, members a set, or entries a map has.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type L, M, SS, NS or BS.</exception>
    public int Count => Container(out _).Count;

    /// <summary>An element of a list.</summary>
    /// <param name="index">From 0. Finding it walks over the elements before it.</param>
    /// <exception cref="InvalidOperationException">The value is not of type L.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The list has no element there.</exception>
    public AttributeValue this[int index]
    {
        get
        {
            if (Type != AttributeType.L)
                throw IsNot(AttributeType.L);
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return ElementAt(index);
        }
    }

    /// <summary>The value that a map has under a name.</summary>
    /// <param name="name">The name, as it is.</param>
    /// <exception cref="InvalidOperationException">The value is not of type M.</exception>
    /// <exception cref="KeyNotFoundException">The map has no such entry.</exception>
    public AttributeValue this[string name] => AsItem()[name];

    /// <summary>The members of a string set, in no promised order.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type SS.</exception>
    public IReadOnlySet<string> AsStringSet()
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in MembersOf(AttributeType.SS))
            _ = set.Add(Encoding.UTF8.GetString(member));
        return set;
    }

    /// <summary>The members of a number set, in no promised order.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type NS.</exception>
    public IReadOnlySet<DynamoNumber> AsNumberSet()
    {
        var set = new HashSet<DynamoNumber>();
        foreach (var member in MembersOf(AttributeType.NS))
            _ = set.Add(DynamoNumber.Decode(member));
        return set;
    }

    /// <summary>Copies of the members of a binary set, in no promised order.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type BS.</exception>
    public IReadOnlyList<byte[]> AsBinarySet()
    {
        var list = new List<byte[]>();
        foreach (var member in MembersOf(AttributeType.BS))
            list.Add(member.ToArray());
        return list;
    }

    /// <summary>Walks over the elements of a list, in order.</summary>
    /// <exception cref="InvalidOperationException">The value is not of type L.</exception>
    public Enumerator GetEnumerator() => Type == AttributeType.L ? new Enumerator(this) : throw IsNot(AttributeType.L);

    IEnumerator<AttributeValue> IEnumerable<AttributeValue>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The element of a list at an index, or <c>default</c> when it has none there or is no list.</summary>
    internal AttributeValue ElementOrDefault(int index) =>
        Type == AttributeType.L && index >= 0 && index < Count ? ElementAt(index) : default;

    /// <summary>The members of a set as stored: UTF-8 text, number codes or bytes, in the order of their bytes.</summary>
    internal SetMembers MembersOf(AttributeType type) =>
        Type == type ? new SetMembers((byte[])_source!, Container(out _), isNumber: type == AttributeType.NS) : throw IsNot(type);

    private AttributeValue ElementAt(int index)
    {
        var offset = Container(out var block).Start;
        for (; index > 0; index--)
            offset = BlockFormat.Skip(block, offset);
        return new AttributeValue(block, offset);
    }

    private ContainerHeader Container(out byte[] block)
    {
        if (Type is AttributeType.L or AttributeType.M or AttributeType.SS or AttributeType.NS or AttributeType.BS)
        {
            block = (byte[])_source!;
            return BlockFormat.ReadContainer(block, (int)_bits);
        }

        throw new InvalidOperationException($"A value of type {Type} has no elements.");
    }

    /// <summary>Walks over the elements of a list.</summary>
    public struct Enumerator : IEnumerator<AttributeValue>
    {
        private readonly byte[] _block;
        private readonly ContainerHeader _list;
        private int _next;

        internal Enumerator(AttributeValue list)
        {
            _list = list.Container(out _block);
            _next = _list.Start;
        }

        /// <inheritdoc/>
        public AttributeValue Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_next == _list.End)
                return false;
            Current = new AttributeValue(_block, _next);
            _next = BlockFormat.Skip(_block, _next);
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _next = _list.Start;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
