using System.Globalization;

namespace LocalDynamo;

/// <summary>What <see cref="DynamoDatabase.Verify(string, DynamoDatabaseOptions)"/> has read and what it has found wrong.</summary>
public sealed class VerificationReport
{
    internal VerificationReport(IEnumerable<VerificationProblem> problems, IEnumerable<string> notes)
    {
        Problems = [.. problems];
        Notes = [.. notes];
    }

    /// <summary>Whether nothing is wrong: the folder can be opened, and everything in it can be read.</summary>
    public bool IsWhole => Problems.Count == 0;

    /// <summary>Everything that is wrong. A file has one problem for each place; what follows a bad record in a file of the log can't be told.</summary>
    public IReadOnlyList<VerificationProblem> Problems { get; }

    /// <summary>
    /// What is not wrong, but will not be there after the next opening: what an interrupted write has left at the log's end and was never
    /// acknowledged, and files that an interrupted process had no use for any more.
    /// </summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How many files of the log and checkpoints were read.</summary>
    public int FileCount { get; internal set; }

    /// <summary>How many commits the log has.</summary>
    public long RecordCount { get; internal set; }

    /// <summary>How many items were read: those in checkpoints, and those that commits of the log have put.</summary>
    public long ItemCount { get; internal set; }

    /// <summary>How large the files are together.</summary>
    public long ByteCount { get; internal set; }

    /// <summary>The report as text: a line of counts, one for each problem, one for each note.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsWhole ? "whole" : $"{Problems.Count} problems")}: {FileCount} files, {RecordCount} records, {ItemCount} items, {ByteCount} bytes");
        return string.Join(
            Environment.NewLine,
            [
                counts,
                .. Problems.Select(static problem => string.Create(
                    CultureInfo.InvariantCulture, $"{problem.File}, offset {problem.Offset}: {problem.Problem}. {problem.Remedy}")),
                .. Notes,
            ]);
    }
}
