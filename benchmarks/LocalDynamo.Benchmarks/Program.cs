// The benchmarks of LocalDynamo. Run them with: dotnet run -c Release --project benchmarks/LocalDynamo.Benchmarks -- --filter '*'
// Besides BenchmarkDotNet's own arguments there are commands, for what it does not measure; see docs/benchmarking.md.
using System.Runtime.CompilerServices;
using LocalDynamo.Benchmarks.Commands;
using LocalDynamo.Benchmarks.Endpoint;
using LocalDynamo.Benchmarks.Report;

namespace LocalDynamo.Benchmarks;

internal static class Program
{
    public static int Main(string[] args)
    {
        // The child comes first and apart: it measures how fast a process starts, so it may load nothing that it does not need.
        if (args is [StartupChild.Argument])
            return StartupChild.Run();
        return args is [SdkChild.Argument, .. var sdk] ? SdkChild.Run(sdk) : Run(args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] args)
    {
        switch (args)
        {
            case [PeerChild.Argument, .. var arguments]:
                return PeerChild.Run(arguments);
            case [BareServer.Argument]:
                return BareServer.Run();
            case ["guard", .. var arguments]:
                return GuardCommand.Run(arguments);
            case ["table", .. var groups]:
                return TableCommand.Run(groups);
            case ["ycsb", .. var arguments]:
                return YcsbCommand.Run(arguments);
            case ["mix", .. var arguments]:
                return MixCommand.Run(arguments);
            case ["transact"]:
                return TransactCommand.Run();
            case ["sweep"]:
                return SweepCommand.Run();
            case ["syncs", .. var paths]:
                return SyncCommand.Run(paths);
            case ["log", .. var paths]:
                return LogCommand.Run(paths);
            case ["checkpoint", .. var arguments]:
                return CheckpointCommand.Run(arguments);
            case ["open", .. var arguments]:
                return OpenCommand.Run(arguments);
            case ["endpoint", .. var paths]:
                return EndpointCommand.Run(paths);
            case ["sdk"]:
                return SdkCommand.Run();
            case ["startup", .. var paths]:
                return StartupCommand.Run(paths);
            default:
                return SuitesCommand.Run(args);
        }
    }
}
