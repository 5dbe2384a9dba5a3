namespace LocalDynamo.Engine.Batches;

/// <summary>
/// The items that a batch names: none may be named twice, not even where a table stands in the request by its name and by its ARN.
/// Numbers are compared by value.
/// </summary>
internal sealed class BatchKeys
{
    private readonly HashSet<(string Table, Item Key)> _keys = [];

    /// <param name="table">The table's name, whatever the request calls it.</param>
    /// <param name="key">The key attributes alone.</param>
    /// <exception cref="ValidationException">The batch has named it before.</exception>
    public void Add(string table, Item key)
    {
        if (!_keys.Add((table, key)))
            throw new ValidationException("Provided list of item keys contains duplicates");
    }
}
