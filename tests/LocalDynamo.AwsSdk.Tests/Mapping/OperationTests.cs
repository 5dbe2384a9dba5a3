using System.Text.Json;
using LocalDynamo.AwsSdk.Mapping;

namespace LocalDynamo.AwsSdk.Tests.Mapping;

/// <summary>
/// No member of a request or an answer is forgotten, or taken for another: both sides name them alike, so one that is filled all through looks the same
/// after it was mapped.
/// </summary>
public sealed class OperationTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static TheoryData<Type> RequestTypes => [.. OperationTable.RequestTypes];

    [Theory]
    [MemberData(nameof(RequestTypes))]
    public void Request_WithEveryMemberFilled_IsMappedWhole(Type requestType)
    {
        var operation = Operation(requestType);
        var request = new Trees().Fill(requestType);
        var mapped = operation.GetType().GetMethod("ToRequest")!.Invoke(operation, [request]);
        Text(mapped).Should().Be(Text(request));
    }

    [Theory]
    [MemberData(nameof(RequestTypes))]
    public void Answer_WithEveryMemberFilled_IsMappedWhole(Type requestType)
    {
        var operation = Operation(requestType);
        var response = new Trees().Fill(operation.GetType().GetGenericArguments()[2]);
        var mapped = operation.GetType().GetMethod("ToSdkResponse")!.Invoke(operation, [response]);
        Text(mapped).Should().Be(Text(response));
    }

    [Theory]
    [MemberData(nameof(RequestTypes))]
    public void CollectionsOfAnswer_AreOfTheSdksOwnTypes(Type requestType)
    {
        var operation = Operation(requestType);
        var response = new Trees().Fill(operation.GetType().GetGenericArguments()[2]);
        var mapped = operation.GetType().GetMethod("ToSdkResponse")!.Invoke(operation, [response])!;
        Trees.Collections(mapped).Where(collection => !collection.GetType().Name.StartsWith("AlwaysSend", StringComparison.Ordinal))
            .Should().BeEmpty("the SDK takes what lies in a plain dictionary for nothing");
    }

    [Theory]
    [MemberData(nameof(RequestTypes))]
    public void Request_WithNullsInItsCollections_IsMappedAsTheSdkSendsIt(Type requestType)
    {
        var operation = Operation(requestType);
        var request = Activator.CreateInstance(requestType)!;
        foreach (var member in requestType.GetProperties().Where(member => member.PropertyType.IsAssignableTo(typeof(System.Collections.IList))))
        {
            var list = (System.Collections.IList)Activator.CreateInstance(member.PropertyType)!;
            if (member.PropertyType.GetGenericArguments()[0] != typeof(string))
                _ = list.Add(null);
            member.SetValue(request, list);
        }

        operation.Invoking(operation => operation.GetType().GetMethod("ToRequest")!.Invoke(operation, [request])).Should().NotThrow();
    }

    private static Operation Operation(Type requestType) =>
        OperationTable.Find((Amazon.Runtime.AmazonWebServiceRequest)Activator.CreateInstance(requestType)!)!;

    private static string Text(object? value) => Trees.Of(value)!.ToJsonString(Indented);
}
