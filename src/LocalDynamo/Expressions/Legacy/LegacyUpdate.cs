namespace LocalDynamo.Expressions.Legacy;

/// <summary>A change of one attribute, from AttributeUpdates, as the request has it.</summary>
/// <param name="Name">The attribute's name, which is no path.</param>
/// <param name="Action">The service's name of the action: PUT, ADD or DELETE.</param>
/// <param name="Value">The value, of a type that the action takes; <c>default</c> where DELETE has none.</param>
internal readonly record struct LegacyUpdate(string Name, string Action, AttributeValue Value);
