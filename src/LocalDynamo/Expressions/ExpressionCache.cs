using System.Collections.Concurrent;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Expressions;

/// <summary>The trees of the texts used last: a program sends few texts often, each is parsed once.</summary>
/// <remarks>
/// Texts live in two generations. A text that is used moves into the young one; when that is full it becomes the old one, and
/// what was old is let go. So what is used often stays, at most <see cref="MaxEntries"/> texts are kept, and a look-up takes no lock.
/// Threads that race may parse a text twice or drop a generation early, which costs time and nothing else.
/// </remarks>
internal sealed class ExpressionCache
{
    public const int MaxEntries = 1024;

    public static readonly ExpressionCache Shared = new();

    private volatile ConcurrentDictionary<(ExpressionKind, string), ExpressionSyntax> _young = new();
    private volatile ConcurrentDictionary<(ExpressionKind, string), ExpressionSyntax> _old = new();
    private int _youngCount;

    public int Count => _young.Count + _old.Count;

    /// <summary>The tree of the text; the same object as long as the text stays in the cache.</summary>
    public ExpressionSyntax Get(ExpressionKind kind, string text)
    {
        if (_young.TryGetValue((kind, text), out var syntax))
            return syntax;

        if (!_old.TryGetValue((kind, text), out syntax))
            syntax = ExpressionParser.Parse(kind, text);
        Add((kind, text), syntax);
        return syntax;
    }

    private void Add((ExpressionKind, string) key, ExpressionSyntax syntax)
    {
        if (!_young.TryAdd(key, syntax) || Interlocked.Increment(ref _youngCount) < MaxEntries / 2)
            return;

        _old = _young;
        _young = new ConcurrentDictionary<(ExpressionKind, string), ExpressionSyntax>();
        _youngCount = 0;
    }
}
