namespace OrderService;

/// <summary>A request that is not carried out; the message is for whoever sent it.</summary>
public sealed class RefusedException(Refusal refusal, string message) : Exception(message)
{
    /// <summary>Ids are also client request tokens, which DynamoDB takes up to this length: that of a GUID.</summary>
    private const int MaxIdLength = 36;

    public Refusal Refusal { get; } = refusal;

    public static void ThrowIfNoId(string? id, string name)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > MaxIdLength)
            throw new RefusedException(Refusal.Invalid, $"{name} has 1 to {MaxIdLength} characters.");
    }

    public static void ThrowIfOutside(int value, int min, int max, string name)
    {
        if (value < min || value > max)
            throw new RefusedException(Refusal.Invalid, $"{name} is a number from {min} to {max}.");
    }
}
