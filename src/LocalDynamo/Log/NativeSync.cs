using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LocalDynamo.Log;

/// <summary>
/// The two syncs that .NET has no call for: a file's data without its times (fdatasync), and a folder. On Linux alone, where the
/// first spares a journal write per commit; elsewhere .NET's own full sync serves, which on macOS also empties the drive's cache.
/// </summary>
internal static partial class NativeSync
{
    private const int Eintr = 4;
    private const int Eacces = 13;
    private const int Einval = 22;
    private const int LinuxCloseOnExec = 0x80000;
    private const int MacCloseOnExec = 0x1000000;

    private static volatile bool _hasDataSync = OperatingSystem.IsLinux();

    public static void SyncData(SafeFileHandle file)
    {
        if (_hasDataSync)
        {
            try
            {
                SyncDataOnLinux(file);
                return;
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                _hasDataSync = false;
            }
        }

        RandomAccess.FlushToDisk(file);
    }

    public static void SyncFolder(string folder)
    {
        using var handle = OpenFolder(folder, OperatingSystem.IsLinux() ? LinuxCloseOnExec : OperatingSystem.IsMacOS() ? MacCloseOnExec : 0);

        // A folder that may be entered but not read cannot be opened and so not synced: a parent of the database's, which is somebody else's.
        if (handle.IsInvalid && Marshal.GetLastPInvokeError() == Eacces) return;
        if (handle.IsInvalid) throw Failed($"open the folder '{folder}'");

        // EINVAL: a file system that cannot sync a folder (some network and FUSE ones), which has nothing better to offer.
        while (FSync(handle) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error == Einval) return;
            if (error != Eintr) throw Failed($"sync the folder '{folder}'");
        }
    }

    private static void SyncDataOnLinux(SafeFileHandle file)
    {
        while (FDataSync(file) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Eintr) throw Failed("sync the file");
        }
    }

    private static IOException Failed(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"Could not {what}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).", error);
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int FDataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle OpenFolder(string path, int flags);
}
