@echo off
rem Opens the page in the browser: for the folder that is dropped onto this file, else for the one in which it lies with cases.
setlocal
set "HERE=%~dp0"
set "WORKSPACE=%~1"
if not defined WORKSPACE if exist "%HERE%cases\" set "WORKSPACE=%HERE%."
if not defined WORKSPACE if exist "%HERE%..\cases\" set "WORKSPACE=%HERE%.."
if not defined WORKSPACE set "WORKSPACE=%HERE%."
"%HERE%shingikai.exe" serve --workspace "%WORKSPACE%"
if errorlevel 1 pause
