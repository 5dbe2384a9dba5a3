namespace LocalDynamo.Schema;

/// <summary>
/// Several key values in one string of bytes whose unsigned order is theirs, compared one after the other. Each part's comparable bytes
/// are followed by an end mark that is less than anything that could go on, so that no part runs into the next:
/// <code>
///   00 in a part     00 FF
///   end of a part    00 01
/// </code>
/// </summary>
internal static class CompositeKey
{
    private const byte Escape = 0;
    private const byte EscapedZero = 0xFF;
    private const byte End = 1;

    /// <summary>What a part with so many bytes may take at most.</summary>
    public static int MaxLength(int partBytes) => 2 * partBytes + 2;

    /// <summary>Writes a part with its end mark.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int Write(ReadOnlySpan<byte> part, Span<byte> destination)
    {
        var length = WriteOpen(part, destination);
        destination[length++] = Escape;
        destination[length++] = End;
        return length;
    }

    /// <summary>Writes the beginning of a part, without an end mark: what every part that begins so begins with.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteOpen(ReadOnlySpan<byte> part, Span<byte> destination)
    {
        var length = 0;
        while (true)
        {
            var zero = part.IndexOf(Escape);
            var run = zero < 0 ? part : part[..zero];
            run.CopyTo(destination[length..]);
            length += run.Length;
            if (zero < 0)
                return length;

            destination[length++] = Escape;
            destination[length++] = EscapedZero;
            part = part[(zero + 1)..];
        }
    }
}
