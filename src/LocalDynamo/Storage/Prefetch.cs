using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LocalDynamo.Storage;

/// <summary>Has the processor fetch an object that will be read soon, so that its ways through memory overlap. A hint, where there is one to give.</summary>
internal static class Prefetch
{
    /// <summary>The line with the object's first fields.</summary>
    /// <remarks>The collector may move the object meanwhile. Then what is fetched is of no use, and no harm: it is not looked at by this address.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Start(object? target)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0((void*)Unsafe.As<object?, nint>(ref target));
    }
}
