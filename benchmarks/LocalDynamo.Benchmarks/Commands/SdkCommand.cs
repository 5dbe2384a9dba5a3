using System.Diagnostics;
using System.Globalization;
using LocalDynamo.Benchmarks.Report;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>What the AWS SDK's interface costs: the table's rows on it, and a first client's cost in a process that has done nothing yet.</summary>
internal static class SdkCommand
{
    private const int ColdStarts = 15;

    public static int Run()
    {
        Cold();
        if (SdkRows.Measure().ToArray() is { Length: > 0 } rows)
            Console.WriteLine(MarkdownTable.Format(rows));
        return 0;
    }

    /// <summary>What a first client costs a process: with LocalDynamo, and with the SDK alone.</summary>
    private static void Cold()
    {
        var (ours, alone) = (new double[ColdStarts], new double[ColdStarts]);
        for (var start = 0; start < ColdStarts; start++)
        {
            ours[start] = Child(SdkChild.Ours);
            alone[start] = Child(SdkChild.SdkAlone);
        }

        Console.WriteLine(
            $"in a cold process: client, table, put, get {Statistics.Median(ours):N0} ms with LocalDynamo, {Statistics.Median(alone):N0} ms with the SDK and answers from memory; "
            + $"ratio {Statistics.Median(ours) / Statistics.Median(alone):N2}, meant to be at most 2");
    }

    private static double Child(string kind)
    {
        using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [SdkChild.Argument, kind]) { RedirectStandardOutput = true })!;
        var line = child.StandardOutput.ReadLine();
        child.WaitForExit();
        return line is not null && child.ExitCode == 0
            ? double.Parse(line, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The child ended with {child.ExitCode}.");
    }
}
