using System.Runtime.CompilerServices;
using LocalDynamo.Values;
using LocalDynamo.Values.Json;

namespace LocalDynamo;

/// <summary>
/// A value of one of DynamoDB's ten types. Values are made by conversion from .NET's types (<c>"ada"</c>, <c>36</c>, <c>true</c>,
/// <c>["a", 1]</c> for a list, an <see cref="Item"/> for a map) or by the static members here, never change, and compare by value.
/// </summary>
/// <remarks>
/// <para>A value read from an item is a view of the item: it copies nothing, and keeps the item in memory as long as it is kept itself.</para>
/// <para><c>default(AttributeValue)</c> has the type <see cref="AttributeType.None"/>: it is no value, and no operation accepts it.</para>
/// <para>Thread safety: immutable, any number of threads may read.</para>
/// </remarks>
[CollectionBuilder(typeof(AttributeValue), nameof(List))]
public readonly partial struct AttributeValue : IEquatable<AttributeValue>, IEnumerable<AttributeValue>
{
    /// <summary>In <see cref="_source"/>: the value is the integer in <see cref="_bits"/>.</summary>
    private static readonly object Integer = new();

    private static readonly byte[] Constants = [BlockFormat.False, BlockFormat.True, BlockFormat.Null];

    // One of: a block, with the value's offset in _bits; a string, not encoded yet; Integer; null or a ValueFault for no value.
    // Strings and integers wait with their encoding until they are written into an item, where they need no block of their own.
    private readonly object? _source;
    private readonly long _bits;

    internal AttributeValue(byte[] block, int offset) => (_source, _bits) = (block, offset);

    private AttributeValue(string text) => _source = text;

    private AttributeValue(long integer) => (_source, _bits) = (Integer, integer);

    /// <summary>The value NULL.</summary>
    public static AttributeValue Null => new(Constants, 2);

    /// <summary>The type; <see cref="AttributeType.None"/> for <c>default</c>.</summary>
    public AttributeType Type => _source switch
    {
        byte[] block => BlockFormat.TypeOf(block[(int)_bits]),
        string => AttributeType.S,
        null or ValueFault => AttributeType.None,
        _ => AttributeType.N,
    };

    /// <summary>Whether this is a value at all, that is, not <c>default</c>.</summary>
    public bool HasValue => _source is not (null or ValueFault);

    /// <summary>Whether the value is NULL; false for <c>default</c>, which is no value.</summary>
    public bool IsNull => _source is byte[] block && block[(int)_bits] == BlockFormat.Null;

    /// <summary>A list of the values given, in their order; an empty list is a value too.</summary>
    /// <param name="elements">Values of any types.</param>
    /// <returns>A value of type L.</returns>
    /// <exception cref="ValidationException">An element is no value, or the nesting goes beyond 32 levels.</exception>
    public static AttributeValue List(params ReadOnlySpan<AttributeValue> elements) => ListOrFault(elements).OrThrow();

    /// <summary>A set of strings, which has at least one member and none twice.</summary>
    /// <param name="members">The members; their order does not matter and is not kept.</param>
    /// <returns>A value of type SS.</returns>
    /// <exception cref="ValidationException">There is no member, or one stands twice.</exception>
    public static AttributeValue StringSet(params ReadOnlySpan<string> members) => StringSetOrFault(members).OrThrow();

    /// <summary>A set of numbers, which has at least one member and none twice; 1 and 1.0 are the same number.</summary>
    /// <param name="members">The members; their order does not matter and is not kept.</param>
    /// <returns>A value of type NS.</returns>
    /// <exception cref="ValidationException">There is no member, or one stands twice.</exception>
    public static AttributeValue NumberSet(params ReadOnlySpan<DynamoNumber> members) => NumberSetOrFault(members).OrThrow();

    /// <summary>A set of byte strings, which has at least one member and none twice.</summary>
    /// <param name="members">The members, which are copied; their order does not matter and is not kept.</param>
    /// <returns>A value of type BS.</returns>
    /// <exception cref="ValidationException">There is no member, or one stands twice.</exception>
    public static AttributeValue BinarySet(params ReadOnlySpan<byte[]> members) => BinarySetOrFault(members).OrThrow();

    /// <summary>A binary value.</summary>
    /// <param name="bytes">The bytes, which are copied.</param>
    /// <returns>A value of type B.</returns>
    public static AttributeValue Binary(ReadOnlySpan<byte> bytes) => new(BlockEncoder.EncodeBinary(bytes), 0);

    /// <summary>Says whether two values are equal: of the same type and deeply equal, sets and maps in any order.</summary>
    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    /// <summary>Says whether two values differ, in type or in content.</summary>
    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <summary>The value as plain JSON, see <see cref="Item.ToJson"/>; an empty text for <c>default</c>.</summary>
    public override string ToString() => HasValue ? PlainJson.Write(this) : "";

    /// <summary>The value in an array of its own or in the item it was read from, at the offset given.</summary>
    internal byte[] GetBlock(out int offset)
    {
        if (_source is byte[] block)
        {
            offset = (int)_bits;
            return block;
        }

        offset = 0;
        return BlockEncoder.Encode(this);
    }
}
