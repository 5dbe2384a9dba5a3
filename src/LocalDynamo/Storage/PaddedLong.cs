using System.Runtime.InteropServices;

namespace LocalDynamo.Storage;

/// <summary>A number alone on its cache lines (two of 64 bytes: processors fetch them in pairs), so that writes to its neighbours do not slow its readers.</summary>
[StructLayout(LayoutKind.Explicit, Size = 192)]
internal struct PaddedLong
{
    [FieldOffset(64)]
    public long Value;
}
