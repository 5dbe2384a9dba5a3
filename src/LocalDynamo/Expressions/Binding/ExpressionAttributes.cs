using System.Buffers;
using System.Text;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>A request's ExpressionAttributeNames and ExpressionAttributeValues, and which of them its expressions have used.</summary>
internal sealed class ExpressionAttributes
{
    private const string NamesMap = "ExpressionAttributeNames";
    private const string ValuesMap = "ExpressionAttributeValues";

    /// <summary>The length of one <c>#name</c> or <c>:value</c>, with its first character.</summary>
    private const int MaxKeyBytes = 255;

    /// <summary>The sum of all names and values (developer guide, "Constraints", expression parameters).</summary>
    private const int MaxTotalBytes = 2 * 1024 * 1024;

    private static readonly SearchValues<char> Word =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Those of all requests that have none: nothing can be used, so that nothing changes here.</summary>
    public static readonly ExpressionAttributes None = new(null, null);

    private readonly IReadOnlyDictionary<string, string>? _names;
    private readonly IReadOnlyDictionary<string, AttributeValue>? _values;

    // Null where nothing is used, which is most requests.
    private HashSet<string>? _used;

    /// <param name="names">What each <c>#name</c> stands for; null where the request has none.</param>
    /// <param name="values">What each <c>:value</c> stands for; null where the request has none.</param>
    /// <exception cref="ValidationException">A key or value is none, or the maps are too large.</exception>
    public ExpressionAttributes(IReadOnlyDictionary<string, string>? names, IReadOnlyDictionary<string, AttributeValue>? values)
    {
        (_names, _values) = (names, values);
        long total = 0;
        if (names is not null)
        {
            VerifyKeys(NamesMap, names.Keys, '#');
            foreach (var (key, name) in names)
            {
                // JSON's null gets this far; the types say otherwise.
                if (string.IsNullOrEmpty(name))
                    throw name is null ? ExpressionErrors.NullName(key) : ExpressionErrors.EmptyName(key);
                total += key.Length + Encoding.UTF8.GetByteCount(name);
            }
        }

        if (values is not null)
        {
            VerifyKeys(ValuesMap, values.Keys, ':');
            foreach (var (key, value) in values)
            {
                if (value.Fault is { } fault)
                    throw ExpressionErrors.InvalidValue(key, fault.Message);
                total += key.Length + value.SizeBytes;
            }
        }

        if (total > MaxTotalBytes)
            throw ExpressionErrors.MapsTooLarge(ValuesMap);
    }

    public AttributeName NameOf(ExpressionKind kind, string alias)
    {
        if (_names is null || !_names.TryGetValue(alias, out var name))
            throw ExpressionErrors.UndefinedName(kind, alias);
        Use(alias);
        return AttributeName.Of(name);
    }

    public AttributeValue ValueOf(ExpressionKind kind, string valueName)
    {
        if (_values is null || !_values.TryGetValue(valueName, out var value))
            throw ExpressionErrors.UndefinedValue(kind, valueName);
        Use(valueName);
        return value;
    }

    /// <exception cref="ValidationException">No expression used one of the names or values.</exception>
    public void VerifyAllUsed()
    {
        if ((_used?.Count ?? 0) == (_names?.Count ?? 0) + (_values?.Count ?? 0))
            return;
        VerifyUsed(NamesMap, _names?.Keys);
        VerifyUsed(ValuesMap, _values?.Keys);
    }

    private static void VerifyKeys(string map, IEnumerable<string> keys, char first)
    {
        foreach (var key in keys)
        {
            if (key.Length == 0)
                throw ExpressionErrors.EmptyKey(map);
            var size = Encoding.UTF8.GetByteCount(key);
            if (size > MaxKeyBytes)
                throw ExpressionErrors.LongKey(map, size);
            if (key[0] != first || key.Length == 1 || key.AsSpan(1).ContainsAnyExcept(Word))
                throw ExpressionErrors.InvalidKey(map, key);
        }
    }

    private void Use(string key) => _ = (_used ??= new HashSet<string>(StringComparer.Ordinal)).Add(key);

    private void VerifyUsed(string map, IEnumerable<string>? keys)
    {
        var unused = keys?.Where(key => _used?.Contains(key) != true).ToList();
        if (unused is { Count: > 0 })
            throw ExpressionErrors.Unused(map, unused);
    }
}
