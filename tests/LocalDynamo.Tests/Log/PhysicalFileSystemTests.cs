using System.Text;
using LocalDynamo.Log;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Tests.Log;

/// <summary>The log on the operating system's own files.</summary>
public sealed class PhysicalFileSystemTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "localdynamo-" + Guid.NewGuid().ToString("N"));
    private readonly PhysicalFileSystem _files = PhysicalFileSystem.Instance;

    private string Folder => Path.Combine(_root, "a", "database");

    public void Dispose()
    {
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Open_FolderThatIsMissing_MakesItAndKeepsTheRecords()
    {
        using (var log = Open(out _))
        {
            log.WaitDurable(log.Append("ada"u8));
        }

        using var again = Open(out var replayed);
        replayed.Should().Equal("ada");
    }

    [Fact]
    public void Open_FolderThatIsOpen_IsRefusedAndNamesTheFolder()
    {
        using (Open(out _))
        {
            FluentActions.Invoking(() => Open(out _)).Should().Throw<IOException>().WithMessage($"The database folder '{Folder}' is in use*");
        }

        Open(out _).Dispose();
    }

    [Fact]
    public void Open_MakesFilesAndFoldersForTheOwnerAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        Open(out _).Dispose();
        const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(Path.Combine(Folder, LogFormat.SegmentName(1))).Should().Be(OwnersFile);
        File.GetUnixFileMode(Path.Combine(Folder, LogFormat.LockFileName)).Should().Be(OwnersFile);
        File.GetUnixFileMode(Folder).Should().Be(OwnersFile | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Create_FileThatExists_Fails()
    {
        _files.CreateFolder(Folder);
        var path = Path.Combine(Folder, "file");
        _files.Create(path).Dispose();
        FluentActions.Invoking(() => _files.Create(path)).Should().Throw<IOException>();
    }

    [Fact]
    public void File_WrittenAndTruncated_ReadsAsItIs()
    {
        _files.CreateFolder(Folder);
        var path = Path.Combine(Folder, "file");
        using (var file = _files.Create(path))
        {
            file.Write(0, "hello"u8);
            file.Write(5, " world"u8);
            file.Truncate(8);
            file.Sync();
        }

        _files.Rename(path, path + "2");
        _files.SyncFolder(Folder);
        _files.List(Folder).Should().Equal("file2");
        using var reader = _files.OpenRead(path + "2");
        var buffer = new byte[20];
        reader.Length.Should().Be(8);
        reader.Read(2, buffer).Should().Be(6);
        Encoding.UTF8.GetString(buffer, 0, 6).Should().Be("llo wo");
        _files.Delete(path + "2");
        _files.List(Folder).Should().BeEmpty();
    }

    [Fact]
    public void Preallocate_MakesTheFileLongerAndKeepsWhatIsThere()
    {
        _files.CreateFolder(Folder);
        using var file = _files.Create(Path.Combine(Folder, "file"));
        file.Write(0, "hello"u8);
        file.Preallocate(10_000);
        file.Preallocate(100);
        file.Length.Should().BeOneOf([10_000, 5], "a file system may be unable to");
        var buffer = new byte[10_000];
        file.Read(0, buffer);
        buffer.Should().StartWith("hello"u8.ToArray());
        buffer.Skip(5).Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void Preallocate_MoreThanThereIs_FailsAsAnyWriteDoes()
    {
        if (!OperatingSystem.IsLinux()) return;
        _files.CreateFolder(Folder);
        using var file = _files.Create(Path.Combine(Folder, "file"));
        file.Invoking(f => f.Preallocate(long.MaxValue - 1)).Should().Throw<IOException>().WithMessage("Could not take * bytes of the disk*");
    }

    [Fact]
    public void SyncFolder_FolderThatIsMissing_Fails()
    {
        if (OperatingSystem.IsWindows()) return;
        FluentActions.Invoking(() => _files.SyncFolder(Folder)).Should().Throw<IOException>().WithMessage($"Could not open the folder '{Folder}'*");
    }

    private WriteAheadLog Open(out List<string> replayed)
    {
        var texts = replayed = [];
        return WriteAheadLog.Open(
            _files, Folder, new WriteAheadLogOptions(), NullLogger.Instance, (_, payload) => texts.Add(Encoding.UTF8.GetString(payload)));
    }
}
