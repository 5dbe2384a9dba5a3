using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace LocalDynamo.Benchmarks.Suites;

/// <summary>Adds a column with each store's time as a multiple of the floor's: the stores are a parameter, which BenchmarkDotNet takes for no baseline.</summary>
internal sealed class PeerSuiteConfig : ManualConfig
{
    public PeerSuiteConfig() => AddColumn(new OfFloorColumn());

    private sealed class OfFloorColumn : IColumn
    {
        public string Id => nameof(OfFloorColumn);

        public string ColumnName => "Of floor";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Baseline;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Time of this store as a multiple of the floor's";

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var floor = benchmarkCase.Descriptor.Type.GetCustomAttribute<FloorAttribute>()?.Peer;
            var ofFloor = summary.BenchmarksCases.FirstOrDefault(other =>
                (string)other.Parameters[nameof(PeerSuite.Peer)] == floor && IsLike(other, benchmarkCase));
            return ofFloor is not null && MeanOf(summary, ofFloor) is { } baseline && MeanOf(summary, benchmarkCase) is { } mean ? $"{mean / baseline:F2}" : "?";
        }

        private static bool IsLike(BenchmarkCase one, BenchmarkCase other) =>
            one.Descriptor.WorkloadMethod == other.Descriptor.WorkloadMethod
            && one.Job.DisplayInfo == other.Job.DisplayInfo
            && one.Parameters.Items.Where(static item => item.Name != nameof(PeerSuite.Peer))
                .All(item => Equals(item.Value, other.Parameters[item.Name]));

        private static double? MeanOf(Summary summary, BenchmarkCase benchmarkCase) => summary[benchmarkCase]?.ResultStatistics?.Mean;
    }
}
