using System.Globalization;
using LocalDynamo.Engine;
using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Log;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>How the process that is to be killed deceives the one that kills, to show that it is noticed.</summary>
internal enum KillLie
{
    None,

    /// <summary>It acknowledges before it has written.</summary>
    AcknowledgesEarly,

    /// <summary>It makes the changes of a transaction one by one.</summary>
    SplitsTransactions,
}

/// <summary>What the process that is to be killed is told to do, in one line of text.</summary>
/// <param name="Folder">The database's folder.</param>
/// <param name="Durability">The database's durability.</param>
/// <param name="Seed">What the workers' steps follow from.</param>
/// <param name="Lie">How it deceives.</param>
/// <param name="Done">The number of the last step that each worker has done.</param>
internal sealed record KillOrder(string Folder, Durability Durability, int Seed, KillLie Lie, IReadOnlyList<long> Done)
{
    private const char Separator = '\t';

    public bool HasInterval => Durability != Durability.Immediate && Durability != Durability.None;

    public static KillOrder Parse(string line)
    {
        var fields = line.Split(Separator);
        var maxLoss = TimeSpan.FromMilliseconds(Number(fields[1]));
        return new KillOrder(
            fields[0],
            maxLoss < TimeSpan.Zero ? Durability.None : maxLoss == TimeSpan.Zero ? Durability.Immediate : Durability.Interval(maxLoss),
            (int)Number(fields[2]),
            Enum.Parse<KillLie>(fields[3]),
            [.. fields[4..].Select(Number)]);
    }

    public override string ToString() => string.Join(
        Separator, [Folder, Text((long)Durability.MaxLoss.TotalMilliseconds), Text(Seed), Lie.ToString(), .. Done.Select(Text)]);

    /// <summary>Opens the folder as the process does: with segments and checkpoints so small that kills meet them.</summary>
    public DynamoDatabase Open(IFileSystem fileSystem, string folder) => new(EmbeddedEngine.Open(fileSystem, folder, new EngineOptions
    {
        Durability = Durability,
        SegmentBytes = 256 << 10,
        Checkpoints = CheckpointSettings.Default with { LogBytes = 200 << 10 },
    }));

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
