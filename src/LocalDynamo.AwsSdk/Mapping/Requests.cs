using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Collections of the SDK's requests as the library's: new ones, or null where the SDK would send nothing.</summary>
internal static class Requests
{
    public static List<string>? List(List<string>? list) => Collections.IsGiven(list) ? [.. list] : null;

    /// <remarks>The SDK sends null as an object without members.</remarks>
    public static List<TTo>? List<TFrom, TTo>(List<TFrom>? list, Func<TFrom, TTo> convert)
        where TFrom : class, new() => Collections.IsGiven(list) ? list.ConvertAll(element => convert(element ?? new TFrom())) : null;

    public static Dictionary<string, string>? Dictionary(Dictionary<string, string>? dictionary) =>
        Collections.IsGiven(dictionary) ? new(dictionary) : null;

    public static Dictionary<string, TTo>? Dictionary<TFrom, TTo>(Dictionary<string, TFrom>? dictionary, Func<TFrom, TTo> convert)
        where TFrom : class, new()
    {
        if (!Collections.IsGiven(dictionary))
            return null;
        var converted = new Dictionary<string, TTo>(dictionary.Count);
        foreach (var (name, value) in dictionary)
            converted.Add(name, convert(value ?? new TFrom()));
        return converted;
    }
}
