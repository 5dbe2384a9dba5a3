using LocalDynamo.Values;

namespace LocalDynamo;

/// <content>Values that are none, and why: what a front door makes of values that it was sent, see <see cref="ValueFault"/>.</content>
public readonly partial struct AttributeValue
{
    private AttributeValue(ValueFault fault) => _source = fault;

    private AttributeValue(byte[]? block, ValueFault? fault) => _source = (object?)block ?? fault;

    /// <summary>Whether a value was given at all, be it a faulty one: false for <c>default</c> alone.</summary>
    internal bool IsGiven => _source is not null;

    /// <summary>Why this is no value; null where it is one.</summary>
    internal ValueFault? Fault => _source is null ? ValueFault.Empty : _source as ValueFault;

    internal static AttributeValue Faulty(ValueFault fault) => new(fault);

    /// <summary>A number as it was sent, or why it is none.</summary>
    internal static AttributeValue NumberOrFault(ReadOnlySpan<char> text) =>
        DynamoNumber.Read(text, out var number) is { } fault ? Faulty(fault) : number;

    /// <inheritdoc cref="NumberOrFault(ReadOnlySpan{char})"/>
    internal static AttributeValue NumberOrFault(ReadOnlySpan<byte> utf8Text) =>
        DynamoNumber.Read(utf8Text, out var number) is { } fault ? Faulty(fault) : number;

    internal static AttributeValue ListOrFault(ReadOnlySpan<AttributeValue> elements) =>
        new(BlockEncoder.EncodeList(elements, out var fault), fault);

    internal static AttributeValue StringSetOrFault(ReadOnlySpan<string> members) =>
        new(BlockEncoder.EncodeStringSet(members, out var fault), fault);

    internal static AttributeValue NumberSetOrFault(ReadOnlySpan<DynamoNumber> members) =>
        new(BlockEncoder.EncodeNumberSet(members, out var fault), fault);

    internal static AttributeValue BinarySetOrFault(ReadOnlySpan<byte[]> members) =>
        new(BlockEncoder.EncodeBinarySet(members, out var fault), fault);

    /// <summary>A map of an item's attributes, or why it is none: the item's fault.</summary>
    internal static AttributeValue MapOrFault(Item item) => item.Fault is { } fault ? Faulty(fault) : item.AsValue();

    /// <exception cref="ValidationException">This is no value; the text says why.</exception>
    internal AttributeValue OrThrow() => Fault is { } fault ? throw fault.ToException() : this;
}
