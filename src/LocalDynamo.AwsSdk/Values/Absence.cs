using System.Diagnostics.CodeAnalysis;
using Amazon;
using Amazon.Util.Internal;

namespace LocalDynamo.AwsSdk.Values;

/// <summary>
/// How the SDK says that a collection is not there. By default that is null; under <see cref="AWSConfigs.InitializeCollections"/>, the way of
/// its version 3, it is an empty collection, and one that is meant to be there although it is empty is marked by its type.
/// </summary>
internal static class Absence
{
    /// <summary>Whether the SDK would send the list.</summary>
    public static bool IsGiven<T>([NotNullWhen(true)] List<T>? list) => InternalSDKUtils.GetIsSet(list);

    /// <summary>Whether the SDK would send the dictionary.</summary>
    public static bool IsGiven<T>([NotNullWhen(true)] Dictionary<string, T>? dictionary) => InternalSDKUtils.GetIsSet(dictionary);

    /// <summary>What a list is in an answer that does not have it.</summary>
    public static List<T>? List<T>() => AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What a dictionary is in an answer that does not have it.</summary>
    public static Dictionary<string, T>? Dictionary<T>() => AWSConfigs.InitializeCollections ? [] : null;
}
