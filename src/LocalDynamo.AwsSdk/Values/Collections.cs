using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Util.Internal;

namespace LocalDynamo.AwsSdk.Values;

/// <summary>
/// How the SDK says that a collection is there, and that it is not. In requests and answers that is null by default; under
/// <see cref="AWSConfigs.InitializeCollections"/>, the way of its version 3, it is an empty collection.
/// </summary>
/// <remarks>
/// Collections that come from the service are of types of the SDK's own, which say that they are there also where they are empty. The SDK's object model
/// looks for them: a transaction's item in a plain dictionary counts as none there.
/// </remarks>
internal static class Collections
{
    /// <summary>Whether the SDK would send the list.</summary>
    public static bool IsGiven<T>([NotNullWhen(true)] List<T>? list) => InternalSDKUtils.GetIsSet(list);

    /// <summary>Whether the SDK would send the dictionary.</summary>
    public static bool IsGiven<T>([NotNullWhen(true)] Dictionary<string, T>? dictionary) => InternalSDKUtils.GetIsSet(dictionary);

    /// <summary>An empty list that is there.</summary>
    public static List<T> NewList<T>(int capacity)
    {
        // The SDK makes a list of its own type of the one that it is given.
        var list = Empty<T>.List;
        InternalSDKUtils.SetIsSet(true, ref list);
        _ = list.EnsureCapacity(capacity);
        return list;
    }

    /// <summary>An empty dictionary that is there.</summary>
    public static Dictionary<string, T> NewDictionary<T>(int capacity)
    {
        var dictionary = Empty<T>.Dictionary;
        InternalSDKUtils.SetIsSet(true, ref dictionary);
        _ = dictionary.EnsureCapacity(capacity);
        return dictionary;
    }

    /// <summary>What a list is in an answer that does not have it.</summary>
    public static List<T>? AbsentList<T>() => AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What a dictionary is in an answer that does not have it.</summary>
    public static Dictionary<string, T>? AbsentDictionary<T>() => AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Collections to start from, which stay empty.</summary>
    private static class Empty<T>
    {
        public static readonly List<T> List = [];
        public static readonly Dictionary<string, T> Dictionary = [];
    }
}
