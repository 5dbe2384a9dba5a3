using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace LocalDynamo.Log;

/// <summary>
/// Takes space for a file before it is needed. .NET has that for a file that it makes, but leaves the file's length as it is, which is what
/// costs: a sync of a file that has grown writes its length too.
/// </summary>
/// <remarks>
/// On Linux by fallocate, not posix_fallocate: where a file system can't, glibc does the latter by writing to each block. Elsewhere by setting the
/// length, which on Windows takes the space too.
/// </remarks>
internal static partial class NativeAllocation
{
    private const int Eintr = 4;
    private const int Enodev = 19;
    private const int Einval = 22;
    private const int Enosys = 38;
    private const int Enotsup = 95;

    // The call's offsets have the size of a pointer there, and not everywhere else.
    private static volatile bool _isSupported = Environment.Is64BitProcess;

    /// <summary>Makes a file longer.</summary>
    /// <exception cref="IOException">The disk is full, or the file would be longer than it can be.</exception>
    public static void Extend(SafeFileHandle file, long length, long newLength)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.SetLength(file, newLength);
            return;
        }

        try
        {
            if (_isSupported) ExtendOnLinux(file, length, newLength);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _isSupported = false;
        }
    }

    private static void ExtendOnLinux(SafeFileHandle file, long length, long newLength)
    {
        while (FAllocate(file, 0, (nint)length, (nint)(newLength - length)) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is Enotsup or Enosys or Enodev or Einval) return;
            if (error != Eintr)
            {
                throw new IOException(
                    $"Could not take {newLength - length} bytes of the disk: {Marshal.GetPInvokeErrorMessage(error)} (errno {error}).", error);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static partial int FAllocate(SafeFileHandle file, int mode, nint offset, nint length);
}
