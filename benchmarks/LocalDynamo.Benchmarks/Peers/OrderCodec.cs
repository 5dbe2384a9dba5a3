using System.Buffers.Binary;
using System.Text;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// Keys and orders as bytes, for stores that know nothing else. Written by hand, as the fastest serialiser would: lengths and UTF-8. A key is
/// customer, zero, order, so that keys sort as they should.
/// </summary>
internal static class OrderCodec
{
    /// <summary>More than an order of any benchmark takes.</summary>
    public const int MaxBytes = 1024;

    public const int MaxKeyBytes = 128;

    /// <summary>Ends the keys of a customer: comes behind all of them.</summary>
    public const byte AfterCustomer = 1;

    public static ReadOnlySpan<byte> Key(string customer, string order, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(customer, buffer);
        buffer[length++] = 0;
        length += Encoding.UTF8.GetBytes(order, buffer[length..]);
        return buffer[..length];
    }

    /// <summary>The first key behind all of a customer's.</summary>
    public static ReadOnlySpan<byte> EndOf(string customer, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(customer, buffer);
        buffer[length++] = AfterCustomer;
        return buffer[..length];
    }

    public static ReadOnlySpan<byte> Encode(TypedItem order, Span<byte> buffer)
    {
        var length = 0;
        Write(order.Customer, buffer, ref length);
        Write(order.Order, buffer, ref length);
        Write(order.Name, buffer, ref length);
        Write(order.City, buffer, ref length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer[length..], order.Total);
        length += sizeof(int);
        Write(order.Remark, buffer, ref length);
        buffer[length++] = (byte)order.Articles.Count;
        foreach (var article in order.Articles)
            Write(article, buffer, ref length);
        return buffer[..length];
    }

    public static TypedItem Decode(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        var customer = Read(bytes, ref position);
        var order = Read(bytes, ref position);
        var name = Read(bytes, ref position);
        var city = Read(bytes, ref position);
        var total = BinaryPrimitives.ReadInt32LittleEndian(bytes[position..]);
        position += sizeof(int);
        var remark = Read(bytes, ref position);
        int count = bytes[position++];
        var articles = new List<string>(count);
        for (var i = 0; i < count; i++)
            articles.Add(Read(bytes, ref position));
        return new TypedItem(customer, order, name, city, total, remark, articles);
    }

    private static void Write(string text, Span<byte> buffer, ref int length)
    {
        var written = Encoding.UTF8.GetBytes(text, buffer[(length + sizeof(ushort))..]);
        BinaryPrimitives.WriteUInt16LittleEndian(buffer[length..], (ushort)written);
        length += sizeof(ushort) + written;
    }

    private static string Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[position..]);
        var text = Encoding.UTF8.GetString(bytes.Slice(position + sizeof(ushort), length));
        position += sizeof(ushort) + length;
        return text;
    }
}
