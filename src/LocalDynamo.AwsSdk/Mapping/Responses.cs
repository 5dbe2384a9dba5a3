using LocalDynamo.AwsSdk.Values;

namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Collections of the library's answers as the SDK's: new ones, or what the SDK leaves where an answer does not have them.</summary>
internal static class Responses
{
    public static List<T>? List<T>(List<T>? list) => List(list, static element => element);

    public static List<TTo>? List<TFrom, TTo>(IReadOnlyList<TFrom>? list, Func<TFrom, TTo> convert)
    {
        if (list is null)
            return Collections.AbsentList<TTo>();
        var converted = Collections.NewList<TTo>(list.Count);
        for (var i = 0; i < list.Count; i++)
            converted.Add(convert(list[i]));
        return converted;
    }

    public static Dictionary<string, string>? Dictionary(Dictionary<string, string>? dictionary) =>
        Dictionary(dictionary, static value => value);

    public static Dictionary<string, TTo>? Dictionary<TFrom, TTo>(Dictionary<string, TFrom>? dictionary, Func<TFrom, TTo> convert)
    {
        if (dictionary is null)
            return Collections.AbsentDictionary<TTo>();
        var converted = Collections.NewDictionary<TTo>(dictionary.Count);
        foreach (var (name, value) in dictionary)
            converted.Add(name, convert(value));
        return converted;
    }

    /// <summary>A time as the service tells it, to the millisecond.</summary>
    public static DateTime? Time(DateTime? time) => time is { } exact ? exact.AddTicks(-(exact.Ticks % TimeSpan.TicksPerMillisecond)) : null;
}
