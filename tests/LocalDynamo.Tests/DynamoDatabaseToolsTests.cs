using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests;

/// <summary>The tools do on a real disk what they do on the one in memory.</summary>
public sealed class DynamoDatabaseToolsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("LocalDynamo");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Tools_OnARealFolder_DoWhatTheyPromise()
    {
        var options = new DynamoDatabaseOptions { TimeProvider = _clock, Retention = TimeSpan.FromHours(1) };
        using (var database = DynamoDatabase.Open(PathOf("shop"), options))
        {
            var users = database.CreateTable("Users", "id");
            users.Put(new Item { ["id"] = "ada" });
            database.Checkpoint();
            _clock.Advance(TimeSpan.FromMinutes(1));
            users.Put(new Item { ["id"] = "bob" });
            database.BackUpTo(PathOf("backups/monday"));
            database.RestoreTo(PathOf("restored/open"), _clock.GetUtcNow() - TimeSpan.FromSeconds(30));
            FluentActions.Invoking(() => DynamoDatabase.Verify(PathOf("shop"))).Should().Throw<IOException>().WithMessage("*is in use*");
            FluentActions.Invoking(() => DynamoDatabase.RestoreTo(PathOf("shop"), PathOf("restored/busy"), _clock.GetUtcNow(), options))
                .Should().Throw<IOException>().WithMessage("*is in use*");
            FluentActions.Invoking(() => database.BackUpTo(PathOf("shop"))).Should().Throw<IOException>().WithMessage("*has files in it*");
            _clock.Advance(TimeSpan.FromHours(2));
            users.Put(new Item { ["id"] = "cyd" });
            database.Compact().Should().BePositive("the log before the first checkpoint is too old");
            database.Compact().Should().Be(0, "that checkpoint is what the last hour is restored from");
            _clock.Advance(TimeSpan.FromHours(2));
            database.Compact().Should().BePositive("nobody has written, but it is too old by now");
        }

        DynamoDatabase.RestoreTo(PathOf("shop"), PathOf("restored/closed"), _clock.GetUtcNow(), options);
        Ids("backups/monday").Should().Equal("ada", "bob");
        Ids("restored/open").Should().Equal("ada");
        Ids("restored/closed").Should().Equal("ada", "bob", "cyd");
        foreach (var name in new[] { "shop", "backups/monday", "restored/open", "restored/closed" })
            DynamoDatabase.Verify(PathOf(name)).ToString().Should().StartWith("whole: ");
        FluentActions.Invoking(() => DynamoDatabase.Verify(PathOf("nowhere"))).Should().Throw<IOException>();
    }

    [Fact]
    public void Options_ThatCannotBe_AreRefused() =>
        FluentActions.Invoking(() => new DynamoDatabaseOptions { Retention = TimeSpan.FromTicks(-1) }).Should().Throw<ArgumentOutOfRangeException>();

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string[] Ids(string name)
    {
        using var database = DynamoDatabase.Open(PathOf(name), new DynamoDatabaseOptions { TimeProvider = _clock });
        return [.. database.Table("Users").Scan().Select(user => user.GetString("id")).Order(StringComparer.Ordinal)];
    }
}
