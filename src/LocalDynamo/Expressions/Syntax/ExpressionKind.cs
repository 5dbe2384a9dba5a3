namespace LocalDynamo.Expressions.Syntax;

/// <summary>Which parameter of a request an expression stands in: it decides the grammar, and is named in every error.</summary>
internal enum ExpressionKind : byte
{
    Condition,
    Filter,
    KeyCondition,
    Projection,
    Update,
}
