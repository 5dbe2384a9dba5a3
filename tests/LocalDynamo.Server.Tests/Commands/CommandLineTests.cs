using System.Diagnostics;
using LocalDynamo.Server.Commands;

namespace LocalDynamo.Server.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("serve", "--port", "x")]
    [InlineData("serve", "--host", "0.0.0.0")]
    [InlineData("serve", "--access-key", "only")]
    [InlineData("serve", "-inMemory", "-dbPath", "x")]
    [InlineData("serve", "-sharedDb", "--per-credentials")]
    [InlineData("restore", "a", "b")]
    [InlineData("restore", "a", "b", "--time", "yesterday")]
    public async Task Arguments_ThatAreNoCommand_EndWith2(params string[] arguments) => (await CommandLine.RunAsync(arguments)).Should().Be(2);

    [Theory]
    [InlineData("verify", "/nothing/here")]
    [InlineData("compact", "/nothing/here")]
    [InlineData("backup", "/nothing/here", "/nothing/there")]
    public async Task Command_ThatCannotBeDone_EndsWith1(params string[] arguments) => (await CommandLine.RunAsync(arguments)).Should().Be(1);

    [Fact]
    public async Task FolderCommands_DoWhatTheLibraryDoes()
    {
        using var folder = new TemporaryFolder();
        var source = Path.Combine(folder.Path, "source");
        using (var database = DynamoDatabase.Open(source))
            _ = database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada" });
        var time = DateTimeOffset.UtcNow.ToString("O");

        (await CommandLine.RunAsync(["verify", source])).Should().Be(0);
        (await CommandLine.RunAsync(["backup", source, Path.Combine(folder.Path, "copy")])).Should().Be(0);
        (await CommandLine.RunAsync(["restore", source, Path.Combine(folder.Path, "past"), "--time", time])).Should().Be(0);
        (await CommandLine.RunAsync(["compact", source])).Should().Be(0);

        foreach (var name in (string[])["source", "copy", "past"])
        {
            using var database = DynamoDatabase.Open(Path.Combine(folder.Path, name));
            database.Table("Users").Get("ada").Should().NotBeNull();
        }
    }

    [Fact]
    public async Task Verify_OfADamagedFolder_EndsWith1()
    {
        using var folder = new TemporaryFolder();
        using (var database = DynamoDatabase.Open(folder.Path))
        {
            _ = database.CreateTable("Users", "id").Put(new Item { ["id"] = "ada" });
            _ = database.Checkpoint();
        }

        var checkpoint = Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Single(file => file.Contains("checkpoint", StringComparison.Ordinal));
        var bytes = await File.ReadAllBytesAsync(checkpoint);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(checkpoint, bytes);

        (await CommandLine.RunAsync(["verify", folder.Path])).Should().Be(1);
    }

    [Fact]
    public void OptionsOfDynamoDbLocal_AreTranslated() =>
        DynamoDbLocalOptions.Translate(["serve", "-port", "1", "-inMemory", "-sharedDb", "-dbPath", "x", "-cors", "*", "-disableTelemetry"])
            .Should().Equal("serve", "--port", "1", "--in-memory", "--shared", "--data", "x", "--cors", "*");

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Process_SaysWhereItIsReady_AndEndsOnASignal(string signal)
    {
        if (OperatingSystem.IsWindows())
            return;

        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "serve", "-inMemory", "-port", "0"])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            (await process.StandardOutput.ReadLineAsync()).Should().MatchRegex(@"Ready at http://127\.0\.0\.1:\d+, in memory$");

            using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString()]);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

            process.ExitCode.Should().Be(0);
            (await process.StandardOutput.ReadToEndAsync()).Should().BeEmpty();
        }
        finally
        {
            process.Kill();
        }
    }
}
