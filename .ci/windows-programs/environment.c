// Stands in for typst: says the version that is wanted, and writes its environment into a file beside itself.
#include <stdio.h>
#include <windows.h>

int wmain(void) {
    wchar_t name[4096];
    GetModuleFileNameW(NULL, name, 4000);
    FILE *log = _wfopen(wcscat(name, L".txt"), L"w, ccs=UTF-8");
    for (wchar_t *line = GetEnvironmentStringsW(); *line; line += wcslen(line) + 1) fwprintf(log, L"%ls\n", line);
    fclose(log);
    puts("typst 0.15.1");
    return 0;
}
