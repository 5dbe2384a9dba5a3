using LocalDynamo.AwsSdk.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.AwsSdk.Tests.DependencyInjection;

public sealed class AddLocalDynamoTests
{
    [Fact]
    public async Task Embedded_WhichIsTheDefault_GivesClientAndDatabaseOfOneAnother()
    {
        using var provider = Provider();

        var client = provider.GetRequiredService<Sdk.IAmazonDynamoDB>();
        _ = await client.CreateTableAsync(Clients.TableRequest("Users", "UserId"));

        client.Should().BeOfType<LocalDynamoClient>().And.BeSameAs(provider.GetRequiredService<Sdk.IAmazonDynamoDB>());
        provider.GetRequiredService<DynamoDatabase>().TableNames.Should().Equal("Users");
    }

    [Fact]
    public async Task Embedded_WithFolder_KeepsItsTablesThere()
    {
        var folder = Directory.CreateTempSubdirectory("LocalDynamo-DI-");
        try
        {
            using (var provider = Provider(("LocalDynamo:Folder", folder.FullName), ("LocalDynamo:Durability", "00:00:01")))
                _ = await provider.GetRequiredService<Sdk.IAmazonDynamoDB>().CreateTableAsync(Clients.TableRequest("Users", "UserId"));

            using var again = Provider(options => options.Folder = folder.FullName);
            (await again.GetRequiredService<Sdk.IAmazonDynamoDB>().ListTablesAsync()).TableNames.Should().Equal("Users");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Container_WhenDisposed_EndsClientAndDatabase()
    {
        var provider = Provider();
        var client = provider.GetRequiredService<Sdk.IAmazonDynamoDB>();
        var database = provider.GetRequiredService<DynamoDatabase>();

        provider.Dispose();

        await client.Invoking(client => client.ListTablesAsync()).Should().ThrowAsync<ObjectDisposedException>();
        database.Invoking(database => database.Snapshot()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Service_IsTheSdksOwnClient_WithoutADatabase()
    {
        using var provider = Provider(
            ("LocalDynamo:Mode", "Service"), ("LocalDynamo:ServiceURL", "http://alternator.example:8000"), ("LocalDynamo:Region", "eu-west-1"));

        var client = provider.GetRequiredService<Sdk.IAmazonDynamoDB>();

        client.Should().BeOfType<Sdk.AmazonDynamoDBClient>();
        client.Config.ServiceURL.Should().Be("http://alternator.example:8000/");
        client.Config.AuthenticationRegion.Should().Be("eu-west-1");
        provider.Invoking(provider => provider.GetRequiredService<DynamoDatabase>())
            .Should().Throw<InvalidOperationException>().WithMessage("There is no DynamoDatabase in this process, since LocalDynamo:Mode is Service.*");
    }

    [Fact]
    public void Service_OfAmazon_IsInTheRegion()
    {
        using var provider = Provider(options => (options.Mode, options.Region) = (LocalDynamoMode.Service, "eu-west-2"));
        var config = provider.GetRequiredService<Sdk.IAmazonDynamoDB>().Config;
        config.RegionEndpoint.SystemName.Should().Be("eu-west-2");
        config.ServiceURL.Should().BeNull();
    }

    [Fact]
    public void Configuration_WhereCodeSaysOtherwise_Decides()
    {
        using var provider = Provider(
            options => (options.Mode, options.Region, options.Seed) = (LocalDynamoMode.Service, "eu-west-1", 1),
            ("LocalDynamo:Mode", "embedded"), ("LocalDynamo:Region", "eu-west-2"));
        var options = provider.GetRequiredService<IOptions<LocalDynamoOptions>>().Value;
        (options.Mode, options.Region, options.Seed).Should().Be((LocalDynamoMode.Embedded, "eu-west-2", 1));
    }

    [Fact]
    public async Task Database_GoesByTheContainersClock_AndWhatCodeSetsUp()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        _ = services.AddSingleton<TimeProvider>(clock).AddLocalDynamo(options =>
        {
            options.ConfigureDatabase(database => database with { TimeToLive = new() { HideExpired = true } });
            options.ConfigureDatabase(database => database with { Region = "eu-north-1" });
            options.ConfigureClient(config => config.Timeout = TimeSpan.FromSeconds(7));
        });
        using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<Sdk.IAmazonDynamoDB>();

        var table = (await client.CreateTableAsync(Clients.TableRequest("Users", "UserId"))).TableDescription;

        table.CreationDateTime.Should().Be(clock.GetUtcNow().UtcDateTime);
        table.TableArn.Should().Contain("eu-north-1");
        client.Config.Timeout.Should().Be(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData("Durability", "now", "LocalDynamo:Durability is 'now'; it is Immediate, None, or a time from a millisecond to a day such as 00:00:01.")]
    [InlineData("Durability", "2.00:00:00", "LocalDynamo:Durability is '2.00:00:00'; *")]
    [InlineData("ServiceURL", "localhost:8000", "LocalDynamo:ServiceURL is 'localhost:8000'; it is a URL that begins with http:// or https://, or left out.")]
    [InlineData("Region", " ", "LocalDynamo:Region is empty; *")]
    [InlineData("Mode", "7", "LocalDynamo:Mode is 7; it is Embedded or Service.")]
    public void Option_ThatMeansNothing_IsToldAtTheStart(string name, string value, string message)
    {
        using var provider = Provider(($"LocalDynamo:{name}", value));
        provider.GetRequiredService<IStartupValidator>().Invoking(start => start.Validate())
            .Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Theory]
    [InlineData("Mode", "Remote")]
    [InlineData("Foldr", "data")]
    public void Configuration_ThatCannotBeRead_IsToldWithItsKey(string name, string value)
    {
        using var provider = Provider(($"LocalDynamo:{name}", value));
        provider.GetRequiredService<IStartupValidator>().Invoking(start => start.Validate())
            .Should().Throw<InvalidOperationException>().WithMessage($"*{name}*");
    }

    [Fact]
    public void Registration_ThatIsThereAlready_Stays()
    {
        using var client = new LocalDynamoClient();
        using var provider = new ServiceCollection().AddSingleton<Sdk.IAmazonDynamoDB>(client).AddLocalDynamo().BuildServiceProvider();
        provider.GetRequiredService<Sdk.IAmazonDynamoDB>().Should().BeSameAs(client);
    }

    private static ServiceProvider Provider(params (string Key, string Value)[] configuration) => Provider(_ => { }, configuration);

    private static ServiceProvider Provider(Action<LocalDynamoOptions> configure, params (string Key, string Value)[] configuration) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(configuration.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build())
        .AddLocalDynamo(configure)
        .BuildServiceProvider();
}
