@echo off
rem Runs Raftarium; builds it first when the jar is missing or older than the sources.
rem JAVA_HOME says which Java to take, RAFTARIUM_JAVA_OPTS adds options for it.
setlocal DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "JAR=%ROOT%\app\target\raftarium.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
    echo raftarium: no java found; install a JDK, 17 or newer, or set JAVA_HOME>&2
    exit /b 2
)
set "VERSION="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2^>^&1 ^| findstr /i " version ""') do if not defined VERSION set "VERSION=%%~V"
for /f "delims=.-+" %%V in ("%VERSION%") do set "VERSION=%%V"
if %VERSION% LSS 17 (
    echo raftarium: Java 17 or newer is needed; this is %VERSION% ^(set JAVA_HOME^)>&2
    exit /b 2
)

if not exist "%JAR%" goto build
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $places = 'pom.xml', 'LICENSE', 'raft\pom.xml', 'app\pom.xml', 'raft\src\main', 'app\src\main', 'scripts' | ForEach-Object { Join-Path $env:ROOT $_ }; $newer = Get-ChildItem -LiteralPath $places -Recurse | Where-Object { $_.LastWriteTimeUtc -gt $jar }; if ($newer) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>&1
if errorlevel 1 (
    echo raftarium: building needs Maven ^(mvn^), which was not found>&2
    exit /b 2
)
set "LOG=%TEMP%\raftarium-build-%RANDOM%.log"
echo raftarium: building app\target\raftarium.jar, once and after each change to the sources;>&2
echo raftarium: the first time Maven fetches what it needs, which takes some minutes.>&2
echo raftarium: what it does is written to %LOG%>&2
pushd "%ROOT%"
call mvn -B -ntp -Dmaven.test.skip -Dspotless.check.skip package >"%LOG%" 2>&1 <nul
if errorlevel 1 (
    popd
    powershell -NoProfile -Command "Get-Content -LiteralPath $env:LOG -Tail 40" >&2
    echo raftarium: the build failed; the end of what Maven said is above, all of it in %LOG%>&2
    exit /b 2
)
popd
del "%LOG%"
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc = [DateTime]::UtcNow"

:run
rem A cockpit draws a little, often, for long: compiling that as well as can be would take most of the time for minutes.
set "QUICK="
set "WORD=%~1"
if not defined WORD set "QUICK=-XX:TieredStopAtLevel=1"
if "%WORD:~0,1%"=="-" set "QUICK=-XX:TieredStopAtLevel=1"
if "%WORD%"=="play" set "QUICK=-XX:TieredStopAtLevel=1"
"%JAVA%" -XX:+UseSerialGC %QUICK% %RAFTARIUM_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
