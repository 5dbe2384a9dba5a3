namespace LocalDynamo.Log;

/// <summary>What an error about a file advises: the last sentence of each such message.</summary>
internal static class Remedies
{
    public const string Restore =
        "Nothing was changed. Put the folder back from a backup, or look for the cause (a disk that fails, a program that wrote to the file) "
        + "before anything else is done with it.";

    public const string Missing =
        "Nothing was changed. Put the missing file back from where it was moved to, or the whole folder from a backup.";

    public const string Foreign =
        "Nothing was changed. Take the file out of the folder, or put the one that belongs there back; files of two databases cannot be mixed.";

    public const string Checkpoint =
        "Nothing was changed. Put the file or the whole folder back from a backup. If an older checkpoint and every segment of the log since are still "
        + "in the folder, moving the damaged file out of it loses nothing.";

    public const string Newer =
        "Nothing was changed. Open the database with the version of LocalDynamo that wrote it, or with a newer one.";
}
