// bcryptprimitives.dll, which Wine 8 lacks and every Windows since 10 has: the random numbers that Rust's std asks for.
// It stands beside the program while it is tried, and never in what is handed out.
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID data, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) {
    return SystemFunction036(data, (ULONG)length);
}
