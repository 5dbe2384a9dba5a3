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
        var sources = Directory.GetFiles(Path.Combine(Samples(), "OrderService"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        sources.Where(path => File.ReadAllText(path).Contains("LocalDynamo", StringComparison.Ordinal))
            .Select(Path.GetFileName).Should().BeEquivalentTo("OrderApp.cs", "Program.cs");
    }

    [Fact]
    public void Swap_InTheReadme_IsWhatStandsInTheSources()
    {
        var added = File.ReadLines(Path.Combine(Samples(), "OrderService/README.md")).Where(line => line.StartsWith('+')).Select(line => line[1..]);

        added.Should().Equal(
            SourceLine("OrderService/OrderApp.cs", "AddLocalDynamo"),
            SourceLine("OrderService.Tests/TestShop.cs", "var client = new LocalDynamoClient"));

        static string SourceLine(string path, string part) =>
            File.ReadLines(Path.Combine(Samples(), path)).Single(line => line.Contains(part, StringComparison.Ordinal));
    }

    private static string Samples([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..");
}
