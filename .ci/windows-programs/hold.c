// Opens a file or a folder as another program has it open, says "held", and keeps it until its input ends.
//
// usage: hold SHARE PATH; SHARE is the sum of what others may do meanwhile: 1 read, 2 write, 4 remove and rename
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
    if (count != 3) return 2;
    HANDLE held = CreateFileW(arguments[2], GENERIC_READ, _wtoi(arguments[1]), NULL, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (held == INVALID_HANDLE_VALUE) {
        printf("error %lu\n", GetLastError());
        return 1;
    }
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    CloseHandle(held);
    return 0;
}
