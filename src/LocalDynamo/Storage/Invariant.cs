using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace LocalDynamo.Storage;

/// <summary>For the CheckInvariants methods: what does not hold is a defect of this library.</summary>
internal static class Invariant
{
    public static void Holds(bool condition, string claim, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!condition)
            throw new UnreachableException($"Broken: {claim} ({Path.GetFileName(file)}:{line}).");
    }
}
