using System.Runtime.CompilerServices;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Tests.Documentation;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Commits;

/// <summary>docs/file-format.md says what a commit's record holds: its example is what the code writes and reads.</summary>
public sealed class CommitRecordTests
{
    private static readonly Item Put = new()
    {
        ["id"] = "ada",
        ["score"] = -150,
        ["tags"] = AttributeValue.StringSet("b", "a"),
        ["log"] = [1.5m, true],
    };

    private static readonly Item Key = new() { ["id"] = "bob" };

    /// <summary>Gives the example's names their ids before other tests of this process have filled the table of names.</summary>
    [ModuleInitializer]
    internal static void InternNames() =>
        Array.ForEach(["id", "score", "tags", "log"], static name => _ = AttributeName.Of(name));

    [Fact]
    public void Example_OfTheFormatPage_IsWhatTheWriterWrites()
    {
        var record = CommitRecordWriter.Begin(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        record.Add(ChangeKind.PutItem, 1, Put);
        record.Add(ChangeKind.DeleteItem, 1, Key);
        record.AddDropTable(2);
        record.Complete();
        Convert.ToHexStringLower(record.WithNumber(7)).Should().Be(Convert.ToHexStringLower(FormatExample.Read("payload")));
    }

    [Fact]
    public void Example_OfTheFormatPage_IsRead()
    {
        var record = new CommitRecordReader(FormatExample.Read("payload"));
        record.CommitNumber.Should().Be(7);
        var changes = new List<RecordedChange>();
        while (record.TryRead(out var change))
            changes.Add(change);
        changes.Should().Equal(
            new RecordedChange(ChangeKind.PutItem, 1, Put),
            new RecordedChange(ChangeKind.DeleteItem, 1, Key),
            new RecordedChange(ChangeKind.DropTable, 2, null));
    }
}
