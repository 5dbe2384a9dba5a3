using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using LocalDynamo.AwsSdk;
using Microsoft.Extensions.DependencyInjection;

namespace OrderService.Tests;

public sealed class OrderAppTests
{
    [Fact]
    public async Task Mode_OfTheConfiguration_DecidesWhatStandsBehindTheClient()
    {
        await using var embedded = OrderApp.Build([]);
        embedded.Services.GetRequiredService<IAmazonDynamoDB>().Should().BeOfType<LocalDynamoClient>();

        await using var service = OrderApp.Build(["--LocalDynamo:Mode=Service", "--LocalDynamo:Region=eu-west-1"]);
        service.Services.GetRequiredService<IAmazonDynamoDB>().Should().BeOfType<AmazonDynamoDBClient>();
    }

    [Fact]
    public void Sources_OtherThanTheCompositionRoot_DoNotKnowLocalDynamo()
    {
        var sources = Directory.GetFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();

        sources.Should().HaveCountGreaterThan(10);
        sources.Where(path => File.ReadAllText(path).Contains("LocalDynamo", StringComparison.Ordinal))
            .Select(Path.GetFileName).Should().BeEquivalentTo("OrderApp.cs", "Program.cs");
    }

    private static string SourceFolder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../OrderService");
}
