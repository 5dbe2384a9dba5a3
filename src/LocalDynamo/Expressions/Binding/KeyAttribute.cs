using LocalDynamo.Values;

namespace LocalDynamo.Expressions.Binding;

/// <summary>A key attribute of the table or index that is queried.</summary>
internal readonly record struct KeyAttribute(AttributeName Name, AttributeType Type);
