namespace LocalDynamo.Log;

/// <summary>The operating system's files: 0600 in folders of 0700 on Unix, the folder's inherited rights on Windows.</summary>
internal sealed class PhysicalFileSystem : IFileSystem
{
    private const UnixFileMode FileMode0600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode0700 = FileMode0600 | UnixFileMode.UserExecute;

    public static PhysicalFileSystem Instance { get; } = new();

    public bool FolderExists(string folder) => Directory.Exists(folder);

    public void CreateFolder(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        MakeFolder(full);

        // Also when it was there: whoever made it a moment ago need not have synced it, and with its entry go the commits in it.
        if (Path.GetDirectoryName(full) is { } parent) SyncFolder(parent);
    }

    public IReadOnlyList<string> List(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).ToArray();

    // A segment is read by tools while it is written, and renamed while it is open (which Windows allows with FileShare.Delete only).
    public IStorageFile Create(string path) => OpenFile(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    public IStorageFile Open(string path) => OpenFile(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);

    public IStorageFile OpenRead(string path) => OpenFile(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    public void Rename(string path, string newPath) => File.Move(path, newPath, overwrite: true);

    public void Delete(string path) => File.Delete(path);

    public void SyncFolder(string folder)
    {
        // Windows has no such call for a folder: NTFS journals its entries itself.
        if (!OperatingSystem.IsWindows()) NativeSync.SyncFolder(folder);
    }

    // FileShare.None is flock(LOCK_EX | LOCK_NB) on Unix and a share mode on Windows; either goes with the last handle of the process.
    public IDisposable Lock(string path)
    {
        try
        {
            return new FileStream(path, Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new IOException(
                $"The database folder '{Path.GetDirectoryName(Path.GetFullPath(path))}' is in use: it is open already, in this process or another. "
                + "A folder is opened once at a time; the lock goes when its holder closes the database or ends.", e);
        }
    }

    private void MakeFolder(string full)
    {
        if (Directory.Exists(full)) return;
        if (Path.GetDirectoryName(full) is { } parent) CreateFolder(parent);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(full);
        else Directory.CreateDirectory(full, FolderMode0700);
    }

    private static PhysicalFile OpenFile(string path, FileMode mode, FileAccess access, FileShare share) =>
        new(new FileStream(path, Options(mode, access, share)));

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open) options.UnixCreateMode = FileMode0600;
        return options;
    }

    // ERROR_SHARING_VIOLATION as an HRESULT; EWOULDBLOCK of Linux and of macOS.
    private static bool IsSharingViolation(IOException e) =>
        e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsLinux() ? 11 : 35);
}
