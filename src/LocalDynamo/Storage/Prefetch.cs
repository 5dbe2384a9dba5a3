using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LocalDynamo.Storage;

/// <summary>Has the processor fetch an object that will be read soon, so that its ways through memory overlap. A hint, where there is one to give.</summary>
internal static class Prefetch
{
    private const int LineBytes = 64;

    /// <summary>The line with the object's first fields.</summary>
    /// <remarks>The collector may move the object meanwhile. Then what is fetched is of no use, and no harm: it is not looked at by this address.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Start(object? target)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0((void*)Unsafe.As<object?, nint>(ref target));
    }

    /// <summary>The lines of an object that may have so many bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Start(object target, int bytes)
    {
        if (!Sse.IsSupported)
            return;

        var start = (byte*)Unsafe.As<object, nint>(ref target);
        for (var offset = 0; offset < bytes; offset += LineBytes)
            Sse.Prefetch0(start + offset);
    }
}
