using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>What expressions may not do with key attributes. All rules go by the key schema's order, not by the text's.</summary>
internal static class KeyRules
{
    /// <summary>Key attributes are scalars: no path leads into one.</summary>
    public static void VerifyScalars(ReadOnlySpan<SyntaxNode> nodes, ExpressionBinding binding, ReadOnlySpan<AttributeName> keyNames)
    {
        foreach (var key in keyNames)
        {
            foreach (var node in nodes)
            {
                if (node is PathNode { IsTopLevel: false } path && binding.TopLevelNameOf(path).Equals(key))
                    throw ExpressionErrors.KeyNotScalar(key.Text);
            }
        }
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
}
