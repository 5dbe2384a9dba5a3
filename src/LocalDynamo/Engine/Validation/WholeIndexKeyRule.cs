using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

/// <summary>The limit that the attributes of a key share, whether or not an item has all of them.</summary>
internal readonly record struct WholeIndexKeyRule(KeyType KeyType, AttributeName[] Names, int MaxBytes, string IndexName)
{
    public void Verify(Item item)
    {
        var sizeBytes = 0;
        foreach (var name in Names)
            sizeBytes += item.TryGetValue(name, out var value) ? value.SizeBytes : 0;
        if (sizeBytes > MaxBytes)
        {
            var names = string.Join(", ", Names.Select(static name => name.Text));
            throw new ValidationException(KeyErrors.TooLargeTogether(KeyType, names, sizeBytes, MaxBytes, IndexName));
        }
    }
}
