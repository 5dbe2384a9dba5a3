using LocalDynamo.Tests.Log;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>The disk as it is at one call to it, and what the program that called knows then.</summary>
/// <param name="Number">The how-manieth call it is.</param>
/// <param name="Call">The call, which is still to come.</param>
/// <param name="Disk">The disk. To be copied, not changed.</param>
/// <param name="Acknowledged">The last commit that the program was told of.</param>
/// <param name="Begun">The last commit that it has begun.</param>
internal sealed record CrashImage(int Number, string Call, MemoryFileSystem Disk, int Acknowledged, int Begun)
{
    /// <summary>Whether a call only looks, so that a crash before and a crash behind it are the same.</summary>
    public static bool OnlyLooks(string call) => call is "Length" or "Read" or "Open" or "OpenRead" or "List" or "Lock" or "CreateFolder";

    public override string ToString() => $"call {Number} ({Call}), commits {Acknowledged} to {Begun}";
}
