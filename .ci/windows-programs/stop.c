// Starts a program in the console of its own, and stops it after so many milliseconds: with Ctrl-C, with Ctrl-Break, or by
// ending the process as the task manager does; or waits for its end. Says how it ended. What the program says goes to a file.
//
// usage: stop c|break|kill|wait MILLISECONDS FILE COMMANDLINE
#include <stdio.h>
#include <windows.h>

static BOOL WINAPI ignore(DWORD event) {
    return event == CTRL_C_EVENT || event == CTRL_BREAK_EVENT;
}

int wmain(int count, wchar_t **arguments) {
    if (count != 5) return 2;
    SECURITY_ATTRIBUTES inherited = {sizeof inherited, NULL, TRUE};
    HANDLE said = CreateFileW(arguments[3], GENERIC_WRITE, 7, &inherited, CREATE_ALWAYS, 0, NULL);
    STARTUPINFOW how = {.cb = sizeof how, .dwFlags = STARTF_USESTDHANDLES, .hStdOutput = said, .hStdError = said};
    PROCESS_INFORMATION process;
    SetConsoleCtrlHandler(ignore, TRUE);
    if (!CreateProcessW(NULL, arguments[4], NULL, NULL, TRUE, 0, NULL, NULL, &how, &process)) {
        printf("not started: %lu\n", GetLastError());
        return 1;
    }
    Sleep(_wtoi(arguments[2]));
    BOOL is_sent = TRUE;
    switch (arguments[1][0]) {
    case 'c': is_sent = GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0); break;
    case 'b': is_sent = GenerateConsoleCtrlEvent(CTRL_BREAK_EVENT, 0); break;
    case 'k': is_sent = TerminateProcess(process.hProcess, 1); break;
    }
    if (!is_sent) printf("not sent: %lu\n", GetLastError());
    DWORD status = 0;
    if (WaitForSingleObject(process.hProcess, 60000) != WAIT_OBJECT_0) {
        TerminateProcess(process.hProcess, 9);
        puts("did not end");
        return 1;
    }
    GetExitCodeProcess(process.hProcess, &status);
    printf("ended %lu\n", status);
    return 0;
}
