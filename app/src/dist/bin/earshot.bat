@echo off
setlocal
rem Starts Earshot with a JDK 25: EARSHOT_JAVA_HOME, JAVA25_HOME, JAVA_HOME, the java on the PATH, the usual places.
set "BIN=%~dp0"
call :try "%EARSHOT_JAVA_HOME%\bin\java.exe" && goto run
call :try "%JAVA25_HOME%\bin\java.exe" && goto run
call :try "%JAVA_HOME%\bin\java.exe" && goto run
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%j" && goto run
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try "%%~d\bin\java.exe" && goto run
echo earshot: needs a Java 25 runtime and found none. Install Temurin 25 or set EARSHOT_JAVA_HOME. 1>&2
exit /b 69

:run
"%JAVA%" "@%BIN%java.options" --module-path "%BIN%..\lib" -m dev.earshot.app/dev.earshot.app.Main %*
exit /b %ERRORLEVEL%

:try
if not exist "%~1" exit /b 1
"%~1" -XshowSettings:properties -version 2>&1 | findstr /r /c:"java.specification.version = 25$" >nul || exit /b 1
set "JAVA=%~1"
exit /b 0
