using System.Text;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

/// <summary>What must hold of every item that is stored, whatever its table.</summary>
internal static class ItemRules
{
    public const string TooLarge = "Item size has exceeded the maximum allowed size";
    public const string UpdatedTooLarge = "Item size to update has exceeded the maximum allowed size";

    private const string EmptyName = "Empty attribute name";
    private const string LongName = "Attribute name is too large, must be less than 65536 bytes";

    /// <summary>Checks an item that a request wants to store.</summary>
    /// <exception cref="ValidationException">A value is none, a name is empty or too long, or the item is larger than 400 KB.</exception>
    public static void VerifyPut(Item item)
    {
        VerifyNames(item);
        if (item.SizeBytes > Limits.MaxItemBytes)
            throw new ValidationException(TooLarge);
    }

    /// <summary>Checks an item that an update has made. Its names come from the request, which was checked.</summary>
    /// <exception cref="ValidationException">It is larger than 400 KB.</exception>
    public static void VerifyUpdated(Item item)
    {
        if (item.SizeBytes > Limits.MaxItemBytes)
            throw new ValidationException(UpdatedTooLarge);
    }

    /// <summary>Checks the names in an item or key, at every level.</summary>
    /// <exception cref="ValidationException">A value is none, or a name is empty or too long.</exception>
    public static void VerifyNames(Item item)
    {
        if (AttributeName.AreAllOrdinary)
            return;

        foreach (var entry in item.Entries)
        {
            VerifyNameBytes(entry.Name.Utf8.Length);
            VerifyValue(entry.Value);
        }
    }

    /// <summary>Checks a value, and the names of the maps in it at every level. Values nest at most 32 levels, so this may recurse.</summary>
    public static void VerifyValue(in AttributeValue value)
    {
        if (value.Fault is { } fault)
            throw fault.ToException();
        if (value.Type == AttributeType.M)
        {
            VerifyNames(value.AsItem());
        }
        else if (value.Type == AttributeType.L)
        {
            foreach (var element in value)
                VerifyValue(element);
        }
    }

    /// <summary>Checks the values of an exclusive start key; whether it is a key is for those who know the table.</summary>
    public static void VerifyStartKey(Item? startKey)
    {
        if (startKey?.Fault is { } fault)
            throw fault.ToException();
    }

    public static void VerifyName(string name) => VerifyNameBytes(Encoding.UTF8.GetByteCount(name));

    private static void VerifyNameBytes(int length)
    {
        if (length == 0)
            throw new ValidationException(EmptyName);
        if (length > Limits.MaxAttributeNameBytes)
            throw new ValidationException(LongName);
    }
}
