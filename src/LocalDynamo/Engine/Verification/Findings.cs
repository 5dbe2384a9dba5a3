using LocalDynamo.Log;

namespace LocalDynamo.Engine.Verification;

/// <summary>What a verification has found, each place once.</summary>
internal sealed class Findings
{
    private readonly List<VerificationProblem> _problems = [];
    private readonly List<string> _notes = [];

    public int FileCount { get; set; }

    public long RecordCount { get; set; }

    public long ItemCount { get; set; }

    public long ByteCount { get; set; }

    public bool HasProblems => _problems.Count > 0;

    public void Add(string file, long offset, string problem, string remedy = Remedies.Restore)
    {
        if (!_problems.Exists(known => known.File == file && known.Offset == offset))
            _problems.Add(new VerificationProblem(file, offset, problem, remedy));
    }

    public void Add(CorruptDatabaseException error) => Add(error.FilePath, error.Offset, error.Damage, error.Remedy);

    public void Note(string note) => _notes.Add(note);

    public VerificationReport ToReport() => new(_problems, _notes)
    {
        FileCount = FileCount,
        RecordCount = RecordCount,
        ItemCount = ItemCount,
        ByteCount = ByteCount,
    };
}
