namespace LocalDynamo.Log;

/// <summary>
/// The seam between the log and the disk, as small as the log's needs, so that tests can put a disk behind it that loses, tears or
/// refuses what a real one may. Every path is absolute or relative to the process; every failure is an <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/>.
/// </summary>
/// <remarks>
/// Creating, renaming and deleting are changes of the folder: they survive a power cut only after <see cref="SyncFolder"/>, and
/// until then may be lost singly and in any order.
/// </remarks>
internal interface IFileSystem
{
    /// <summary>Whether there is such a folder; its entry need not be durable.</summary>
    bool FolderExists(string folder);

    /// <summary>Makes the folder and its missing ancestors, readable by the owner alone, and makes its own entry durable, also where it is there.</summary>
    void CreateFolder(string folder);

    /// <summary>The names (without the folder) of the files in the folder, in no particular order.</summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Makes a file for reading and writing; fails when there is one of that name.</summary>
    IStorageFile Create(string path);

    /// <summary>Opens a file for reading and writing.</summary>
    IStorageFile Open(string path);

    /// <summary>Opens a file for reading.</summary>
    IStorageFile OpenRead(string path);

    /// <summary>Renames a file within its folder, atomically, in place of a file of the new name if there is one.</summary>
    void Rename(string path, string newPath);

    /// <summary>Removes a file; no error when there is none.</summary>
    void Delete(string path);

    /// <summary>Makes the folder's entries (files made, renamed, deleted) durable.</summary>
    void SyncFolder(string folder);

    /// <summary>
    /// Takes the lock that the file stands for until the result is disposed of or the process ends, however it ends.
    /// Fails with an <see cref="IOException"/> that names the folder when somebody has it, in this process or another.
    /// </summary>
    IDisposable Lock(string path);
}
