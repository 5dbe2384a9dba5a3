using System.Text;

namespace LocalDynamo.Expressions.Evaluation;

/// <summary>
/// The comparisons and functions of conditions, on values. <c>default</c> is the value of a path that leads nowhere: it equals
/// nothing, not even itself, and everything else about it is false.
/// </summary>
internal static class ValueOperations
{
    /// <summary>What the bytes of a value that isn't encoded yet are written to; longer text takes an array.</summary>
    private const int ScratchBytes = 256;

    public static bool AreEqual(in AttributeValue left, in AttributeValue right)
    {
        if (!left.HasValue || left.Type != right.Type)
            return false;
        return IsScalar(left) ? AttributeValue.Compare(left, right) == 0 : left.Equals(right);
    }

    /// <summary>Compares two strings, numbers or binaries; false for other types, or two types.</summary>
    public static bool TryCompare(in AttributeValue left, in AttributeValue right, out int order)
    {
        if (left.Type != right.Type || !IsScalar(left))
        {
            order = 0;
            return false;
        }

        order = AttributeValue.Compare(left, right);
        return true;
    }

    public static bool BeginsWith(in AttributeValue value, in AttributeValue prefix)
    {
        if (value.Type != prefix.Type || value.Type is not (AttributeType.S or AttributeType.B))
            return false;
        Span<byte> valueScratch = stackalloc byte[ScratchBytes];
        Span<byte> prefixScratch = stackalloc byte[ScratchBytes];
        return value.KeyBytes(valueScratch).StartsWith(prefix.KeyBytes(prefixScratch));
    }

    public static bool Contains(in AttributeValue value, in AttributeValue part)
    {
        if (!part.HasValue)
            return false;
        if (value.Type == AttributeType.L)
        {
            foreach (var element in value)
            {
                if (AreEqual(element, part))
                    return true;
            }

            return false;
        }

        if (!IsScalar(part))
            return false;
        Span<byte> valueScratch = stackalloc byte[ScratchBytes];
        Span<byte> partScratch = stackalloc byte[ScratchBytes];
        var bytes = part.KeyBytes(partScratch);
        return (value.Type, part.Type) switch
        {
            (AttributeType.S, AttributeType.S) or (AttributeType.B, AttributeType.B) => value.KeyBytes(valueScratch).IndexOf(bytes) >= 0,
            (AttributeType.SS, AttributeType.S) or (AttributeType.NS, AttributeType.N) or (AttributeType.BS, AttributeType.B) =>
                value.MembersOf(value.Type).Contains(bytes),
            _ => false,
        };
    }

    /// <summary>
    /// The length of a string in UTF-16 units (not in the bytes that an item's size counts) or of a binary in bytes, the number of
    /// members, elements or entries of a set, list or map; <c>default</c> for other types.
    /// </summary>
    public static AttributeValue Size(in AttributeValue value)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return value.Type switch
        {
            AttributeType.S => Encoding.UTF8.GetCharCount(value.KeyBytes(scratch)),
            AttributeType.B => value.KeyBytes(scratch).Length,
            AttributeType.L or AttributeType.M or AttributeType.SS or AttributeType.NS or AttributeType.BS => value.Count,
            _ => default(AttributeValue),
        };
    }

    /// <summary>Whether a string value is the name of a type.</summary>
    public static bool IsNameOf(in AttributeValue name, AttributeType type)
    {
        Span<byte> scratch = stackalloc byte[ScratchBytes];
        return type != AttributeType.None && name.KeyBytes(scratch).SequenceEqual(Utf8NameOf(type));
    }

    private static bool IsScalar(in AttributeValue value) => value.Type is AttributeType.S or AttributeType.N or AttributeType.B;

    private static ReadOnlySpan<byte> Utf8NameOf(AttributeType type) => type switch
    {
        AttributeType.S => "S"u8,
        AttributeType.N => "N"u8,
        AttributeType.B => "B"u8,
        AttributeType.BOOL => "BOOL"u8,
        AttributeType.NULL => "NULL"u8,
        AttributeType.L => "L"u8,
        AttributeType.M => "M"u8,
        AttributeType.SS => "SS"u8,
        AttributeType.NS => "NS"u8,
        _ => "BS"u8,
    };
}
