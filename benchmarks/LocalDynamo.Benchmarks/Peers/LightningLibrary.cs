using System.Reflection;
using System.Runtime.InteropServices;
using LightningDB;

namespace LocalDynamo.Benchmarks.Peers;

/// <summary>
/// LMDB's native library. The one in LightningDB's package wants a newer C library than some systems have; the system's own, where it is installed, does for what
/// is asked of it here.
/// </summary>
internal static class LightningLibrary
{
    private const string OfPackage = "lmdb";
    private const string OfSystem = "liblmdb.so.0";

    /// <summary>
    /// Whether one of the two loads here. To be asked before an environment is made: one without a library can't be disposed, and ends the process when it
    /// is finalised.
    /// </summary>
    public static bool IsAvailable { get; } = Load(OfPackage, typeof(LightningEnvironment).Assembly, null) != 0;

    /// <summary>Has LightningDB take what is found here; to be called once.</summary>
    public static void Use() => NativeLibrary.SetDllImportResolver(typeof(LightningEnvironment).Assembly, Load);

    private static nint Load(string name, Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad(name, assembly, path, out var handle) || NativeLibrary.TryLoad(OfSystem, out handle) ? handle : 0;
}
