using System.CommandLine;
using System.Globalization;

namespace LocalDynamo.Server.Commands;

/// <summary>The library's tools for a database in a folder that nothing has open.</summary>
internal static class FolderCommands
{
    private static readonly Argument<string> Folder = new("folder") { Description = "The folder of the database." };
    private static readonly Argument<string> Target = new("target") { Description = "The new folder, missing or empty." };
    private static readonly Option<string?> EncryptionKey = EncryptionKeyFile.Option();

    private static readonly Option<DateTimeOffset> Time = new("--time")
    {
        Description = "The time, as in 2026-01-31T12:00:00Z.",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return time;

            result.AddError($"'{text}' is not a time such as 2026-01-31T12:00:00Z.");
            return default;
        },
    };

    public static Command Verify() => Create("verify", "Reads everything in a database's folder and lists what is damaged.", [Folder], [], arguments =>
    {
        var report = DynamoDatabase.Verify(arguments.GetRequiredValue(Folder), OptionsOf(arguments));
        arguments.InvocationConfiguration.Output.WriteLine(report);
        return report.IsWhole ? 0 : CommandLine.Failed;
    });

    public static Command BackUp() => Create("backup", "Copies a database into another folder.", [Folder, Target], [], arguments =>
    {
        using var database = OpenExisting(arguments);
        database.BackUpTo(arguments.GetRequiredValue(Target));
        return 0;
    });

    public static Command Compact() => Create("compact", "Makes a database's folder as small as it can be.", [Folder], [], arguments =>
    {
        using var database = OpenExisting(arguments);
        arguments.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{database.Compact()} bytes deleted"));
        return 0;
    });

    public static Command Restore() => Create("restore", "Makes a database as another was at a time.", [Folder, Target], [Time], arguments =>
    {
        DynamoDatabase.RestoreTo(
            arguments.GetRequiredValue(Folder), arguments.GetRequiredValue(Target), arguments.GetRequiredValue(Time), OptionsOf(arguments));
        return 0;
    });

    private static Command Create(
        string name, string description, ReadOnlySpan<Argument> arguments, ReadOnlySpan<Option> options, Func<ParseResult, int> action)
    {
        var command = new Command(name, description) { EncryptionKey };
        foreach (var argument in arguments)
            command.Add(argument);
        foreach (var option in options)
            command.Add(option);
        command.SetAction(action);
        return command;
    }

    /// <summary>Opens a database that is there: a mistyped name must not make a new one.</summary>
    private static DynamoDatabase OpenExisting(ParseResult arguments)
    {
        var folder = arguments.GetRequiredValue(Folder);
        return Directory.Exists(folder)
            ? DynamoDatabase.Open(folder, OptionsOf(arguments))
            : throw new DirectoryNotFoundException($"There is no folder '{folder}'.");
    }

    private static DynamoDatabaseOptions OptionsOf(ParseResult arguments) =>
        new() { EncryptionKey = EncryptionKeyFile.Read(arguments.GetValue(EncryptionKey)) };
}
