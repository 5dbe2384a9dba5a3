using FluentAssertions.Primitives;

namespace LocalDynamo.Tests;

/// <summary>Items and values are compared as what they are, and not as the collections that they also are.</summary>
internal static class ValueAssertions
{
    public static ObjectAssertions Should(this Item? item) => new(item);

    public static ObjectAssertions Should(this AttributeValue value) => new(value);
}
