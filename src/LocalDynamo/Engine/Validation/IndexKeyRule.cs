using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

/// <summary>What an index asks of one of its key attributes.</summary>
internal readonly record struct IndexKeyRule(AttributeName Name, AttributeType Type, int MaxBytes, string IndexName)
{
    public void VerifyType(in AttributeValue value)
    {
        if (value.HasValue && value.Type != Type)
            throw new ValidationException(KeyErrors.OtherIndexType(Name.Text, Type, value.Type, IndexName));
    }

    /// <summary>A value of another type has no size that counts.</summary>
    public void VerifySize(in AttributeValue value, bool isUpdate)
    {
        if (value.Type != Type)
            return;

        // The size of a string or binary is its bytes; a number has at least 1 and at most 21.
        var sizeBytes = value.SizeBytes;
        if (sizeBytes == 0)
            throw new ValidationException(isUpdate ? KeyErrors.UpdatedToEmptyIndexKey(Type) : KeyErrors.EmptyIndexKey(Name.Text, Type, IndexName));
        if (sizeBytes > MaxBytes)
            throw new ValidationException(KeyErrors.TooLargeForIndex(Name.Text, sizeBytes, MaxBytes, IndexName));
    }
}
