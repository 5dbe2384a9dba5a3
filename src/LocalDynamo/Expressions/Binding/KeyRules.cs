using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>What expressions may not do with key attributes. All rules go by the key schema's order, not by the text's.</summary>
internal static class KeyRules
{
    /// <summary>Key attributes are scalars: no path leads into one.</summary>
    /// <param name="nodes">The expression's nodes.</param>
    /// <param name="binding">What its names stand for.</param>
    /// <param name="keyNames">The key attributes of the table.</param>
    /// <param name="indexKeyNames">Those of its indexes.</param>
    public static void VerifyScalars(
        ReadOnlySpan<SyntaxNode> nodes,
        ExpressionBinding binding,
        ReadOnlySpan<AttributeName> keyNames,
        ReadOnlySpan<AttributeName> indexKeyNames = default)
    {
        if (FirstEntered(nodes, binding, keyNames) is { } key)
            throw ExpressionErrors.KeyNotScalar(key.Text);
        if (FirstEntered(nodes, binding, indexKeyNames) is { } indexKey)
            throw ExpressionErrors.IndexKeyNotScalar(indexKey.Text);
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

    private static AttributeName? FirstEntered(
        ReadOnlySpan<SyntaxNode> nodes, ExpressionBinding binding, ReadOnlySpan<AttributeName> keyNames)
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
