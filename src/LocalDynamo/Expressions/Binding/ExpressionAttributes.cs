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

    private readonly Dictionary<string, string>? _names;
    private readonly Dictionary<string, AttributeValue>? _values;

    // An expression uses all that its text names. Most requests have one that names anything: only what several use is gathered.
    private ExpressionSyntax? _first;
    private HashSet<string>? _used;

    /// <param name="names">What each <c>#name</c> stands for; null where the request has none.</param>
    /// <param name="values">What each <c>:value</c> stands for; null where the request has none.</param>
    /// <exception cref="ValidationException">A key or value is none, or the maps are too large.</exception>
    public ExpressionAttributes(Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values)
    {
        (_names, _values) = (names, values);
        long total = 0;
        if (names is not null)
        {
            foreach (var (key, _) in names)
                VerifyKey(NamesMap, key, '#');
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
            foreach (var (key, _) in values)
                VerifyKey(ValuesMap, key, ':');
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
        return AttributeName.Of(name);
    }

    public AttributeValue ValueOf(ExpressionKind kind, string valueName)
    {
        if (_values is null || !_values.TryGetValue(valueName, out var value))
            throw ExpressionErrors.UndefinedValue(kind, valueName);
        return value;
    }

    /// <summary>Notes that an expression was bound, with all its names and values.</summary>
    public void Use(ExpressionSyntax syntax)
    {
        if (syntax.NeedsNothing)
            return;
        if (_first is null)
            _first = syntax;
        else
            Gather(_used ??= Gather([], _first), syntax);
    }

    /// <exception cref="ValidationException">No expression used one of the names or values.</exception>
    public void VerifyAllUsed()
    {
        var usedCount = _used?.Count ?? (_first is null ? 0 : _first.Aliases.Length + _first.ValueNames.Length);
        if (usedCount == (_names?.Count ?? 0) + (_values?.Count ?? 0))
            return;

        var used = _used ?? (_first is null ? [] : Gather([], _first));
        VerifyUsed(NamesMap, _names?.Keys, used);
        VerifyUsed(ValuesMap, _values?.Keys, used);
    }

    private static void VerifyKey(string map, string key, char first)
    {
        if (key.Length == 0)
            throw ExpressionErrors.EmptyKey(map);
        var size = Encoding.UTF8.GetByteCount(key);
        if (size > MaxKeyBytes)
            throw ExpressionErrors.LongKey(map, size);
        if (key[0] != first || key.Length == 1 || key.AsSpan(1).ContainsAnyExcept(Word))
            throw ExpressionErrors.InvalidKey(map, key);
    }

    private static HashSet<string> Gather(HashSet<string> used, ExpressionSyntax syntax)
    {
        used.UnionWith(syntax.Aliases);
        used.UnionWith(syntax.ValueNames);
        return used;
    }

    private static void VerifyUsed(string map, IEnumerable<string>? keys, HashSet<string> used)
    {
        var unused = keys?.Where(key => !used.Contains(key)).ToList();
        if (unused is { Count: > 0 })
            throw ExpressionErrors.Unused(map, unused);
    }
}
