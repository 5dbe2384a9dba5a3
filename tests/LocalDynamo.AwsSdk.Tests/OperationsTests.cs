using System.Reflection;
using System.Text.RegularExpressions;
using LocalDynamo.AwsSdk.Mapping;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>Every operation of the SDK's interface answers.</summary>
public sealed partial class OperationsTests
{
    /// <summary>The request form of each operation: one request and a token.</summary>
    private static readonly MethodInfo[] Methods =
    [
        .. typeof(Sdk.IAmazonDynamoDB).GetMethods().Where(method => method.Name.EndsWith("Async", StringComparison.Ordinal)
            && method.GetParameters() is [{ ParameterType: var request }, _] && request.IsSubclassOf(typeof(Sdk.AmazonDynamoDBRequest))),
    ];

    private static IEnumerable<MethodInfo> Unknown => Methods.Where(method => !IsMapped(method));

    public static TheoryData<string> MappedOperations => [.. Methods.Where(IsMapped).Select(NameOf)];

    public static TheoryData<string> UnknownOperations => [.. Unknown.Select(NameOf)];

    [Fact]
    public void Operations_AreFiftyEight() => Methods.Should().HaveCount(58);

    [Theory]
    [MemberData(nameof(MappedOperations))]
    public async Task MappedOperation_WithAnEmptyRequest_IsAnsweredByTheEngine(string name)
    {
        using var client = new LocalDynamoClient();
        try
        {
            (await SendAsync(client, name)).Should().NotBeNull();
        }
        catch (Sdk.AmazonDynamoDBException error)
        {
            error.ErrorCode.Should().Be("ValidationException", "an empty request lacks what most operations need");
        }
    }

    [Theory]
    [MemberData(nameof(MappedOperations))]
    public void MappedOperation_IsOverridden_SoThatItDoesNotTakeTheSlowWay(string name) =>
        typeof(LocalDynamoClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Should().ContainSingle(method => method.Name == name + "Async");

    [Theory]
    [MemberData(nameof(UnknownOperations))]
    public async Task UnknownOperation_IsAnsweredAsTheServiceAnswersOne(string name)
    {
        using var client = new LocalDynamoClient();
        var error = (await client.Invoking(client => SendAsync(client, name)).Should().ThrowExactlyAsync<Sdk.AmazonDynamoDBException>()).Which;
        error.ErrorCode.Should().Be("UnknownOperationException");
        error.Message.Should().Be("An unknown operation was requested.");
        error.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        error.RequestId.Should().HaveLength(52);
    }

    [Fact]
    public void UnknownOperations_AreThoseOfThePage()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "differences.md"));
        var section = page[page.IndexOf("## Operations that are not there", StringComparison.Ordinal)..];
        section = section[..Math.Max(section.IndexOf("\n## ", StringComparison.Ordinal), 0)];
        OperationName().Matches(section).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(Unknown.Select(NameOf));
    }

    private static async Task<object> SendAsync(LocalDynamoClient client, string name)
    {
        var method = Methods.Single(method => NameOf(method) == name);
        var task = (Task)method.Invoke(client, [Activator.CreateInstance(method.GetParameters()[0].ParameterType), CancellationToken.None])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }

    private static bool IsMapped(MethodInfo method) => OperationTable.RequestTypes.Contains(method.GetParameters()[0].ParameterType);

    private static string NameOf(MethodInfo method) => method.Name[..^"Async".Length];

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex OperationName();
}
