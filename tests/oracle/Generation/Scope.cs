using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>A piece of an expression that is written once the request's names and values are being collected.</summary>
internal delegate string Part(Scope scope);

/// <summary>One request's expression attribute names and values, numbered as they are met.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, string> _aliases = [];
    private readonly JsonObject _names = [];
    private readonly JsonObject _values = [];

    /// <summary>The name itself, or an alias for it where one is wanted or needed.</summary>
    public string Name(string attribute, bool alias)
    {
        if (!alias && Attributes.MayStandBare(attribute))
            return attribute;

        if (!_aliases.TryGetValue(attribute, out var token))
        {
            _aliases[attribute] = token = $"#n{_aliases.Count}";
            _names[token] = attribute;
        }

        return token;
    }

    public string Value(JsonNode value)
    {
        var token = $":v{_values.Count}";
        _values[token] = value.DeepClone();
        return token;
    }

    /// <summary>Adds what was collected. The service refuses these members when they are empty, so then they stay away.</summary>
    public void WriteTo(JsonObject request)
    {
        if (_names.Count > 0)
            request["ExpressionAttributeNames"] = _names;
        if (_values.Count > 0)
            request["ExpressionAttributeValues"] = _values;
    }
}
