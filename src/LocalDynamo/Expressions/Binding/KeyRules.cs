using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>What expressions may not do with key attributes. All rules go by the key schema's order, not by the text's.</summary>
internal static class KeyRules
{
    /// <summary>Key attributes are scalars: no path leads into one.</summary>
    /// <param name="nodes">The nodes among which paths are looked for.</param>
    /// <param name="binding">What names stand for.</param>
    /// <param name="keyNames">The key attributes of the table.</param>
    /// <param name="indexKeyNames">The key attributes of its indexes, whichever is used; those of the table may be among them.</param>
    public static void VerifyScalars(
        ReadOnlySpan<SyntaxNode> nodes,
        ExpressionBinding binding,
        ReadOnlySpan<AttributeName> keyNames,
        ReadOnlySpan<AttributeName> indexKeyNames = default)
    {
        if (FirstLedInto(nodes, binding, keyNames) is { } key)
            throw ExpressionErrors.KeyNotScalar(key.Text, isOfIndex: false);
        if (FirstLedInto(nodes, binding, indexKeyNames) is { } indexKey)
            throw ExpressionErrors.KeyNotScalar(indexKey.Text, isOfIndex: true);
    }

    /// <summary>The first of the key attributes that a path among the nodes starts in, or null.</summary>
    public static AttributeName? FirstUsed(ReadOnlySpan<SyntaxNode> nodes, ExpressionBinding binding, ReadOnlySpan<AttributeName> keyNames)
    {
        foreach (var key in keyNames)
        {
            foreach (var node in nodes)
            {
                if (node is PathNode path && binding.TopLevelNameOf(path).Equals(key))
                    return key;
            }
        }

        return null;
    }

    private static AttributeName? FirstLedInto(ReadOnlySpan<SyntaxNode> nodes, ExpressionBinding binding, ReadOnlySpan<AttributeName> keyNames)
    {
        foreach (var key in keyNames)
        {
            foreach (var node in nodes)
            {
                if (node is PathNode { IsTopLevel: false } path && binding.TopLevelNameOf(path).Equals(key))
                    return key;
            }
        }

        return null;
    }
}
