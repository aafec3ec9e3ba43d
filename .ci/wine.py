"""How a program of Windows is run here: under Wine, in a prefix of its own, with a workspace that a trial brings along."""

import contextlib
import os
import pty
import shutil
import signal
import subprocess
import time
from pathlib import Path

from trials import ROOT, copy

WINE = ROOT / ".tools/bin/windows-wine"
# Blanks and Japanese, as people name folders.
FOLDER = ROOT / "target/windows/trials/審議会 資料"
PREFIX = ROOT / "target/windows/trials/prefix"
HELPERS = ROOT / "target/windows/helpers"
ENVIRONMENT = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "ja_JP.UTF-8", "LC_ALL": "C.UTF-8",
               "LC_MESSAGES": "ja_JP.UTF-8", "WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all"}
MEETINGS = ["2008-08", "2026-02", "2026-05"]


def windows(path):
    """A path as Windows writes it."""
    return "Z:" + str(path).replace("/", "\\")


def wine(*line, **options):
    """Runs a program to its end."""
    options = {"cwd": ROOT, "env": ENVIRONMENT, "timeout": 600, **options}
    return subprocess.run([WINE, *line], capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
                          stdin=subprocess.DEVNULL, **options)


def make_prefix():
    if not (PREFIX / "system.reg").exists():
        PREFIX.parent.mkdir(parents=True, exist_ok=True)
        wine("wineboot", "-i")
    # A Windows of today has it, Wine 8 has not.
    shutil.copy(HELPERS / "bcryptprimitives.dll", PREFIX / "drive_c/windows/system32")
    # Where Wine lies elsewhere than Debian means it to, it does not always find the library that its own ones are linked to.
    unpacked = ROOT / ".tools/debian-windows/usr/x86_64-w64-mingw32/lib/zlib1.dll"
    if unpacked.exists():
        shutil.copy(unpacked, PREFIX / "drive_c/windows/system32")


def processes(name):
    """The processes of Wine with this program, by their lines."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            line = (process / "cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ")
            if name in line.split(" --")[0] and f"WINEPREFIX={PREFIX}\0".encode() in (process / "environ").read_bytes() + b"\0":
                found.append(line)
    return found


class Workspace:
    """A workspace of a trial, in a folder of its own, with the packed program."""

    def __init__(self, program, name, meetings=("2008-08", "2026-02"), place=None):
        self.program, self.place = program, place or FOLDER / name
        shutil.rmtree(self.place, ignore_errors=True)
        self.caches = self.place / "覚え"
        (self.place / "cases").mkdir(parents=True)
        (self.place / ".git").mkdir()
        for meeting in meetings:
            copy(ROOT / "cases" / meeting, self.place / "cases" / meeting)

    def line(self, *arguments):
        return [str(self.program), *arguments, "--cache", windows(self.caches)]

    def run(self, *arguments, **environment):
        return wine(*self.line(*arguments), cwd=self.place, env={**ENVIRONMENT, **environment})

    def must_run(self, *arguments, **environment):
        run = self.run(*arguments, **environment)
        ends(run, 0)
        return run

    def path(self, name):
        return self.place / name

    def change(self, old="受診率向上のため", new="受診率改善のため", name="cases/2008-08/健診勧奨通知.yaml"):
        text = self.path(name).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old} in {name}"
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def files(self, folder="output"):
        """Every file with its bytes, but those that are the program's own business."""
        base = self.path(folder)
        found = {}
        for file in sorted(base.rglob("*")):
            below = file.relative_to(base)
            if file.is_file() and not any(part.startswith(".") for part in below.parts):
                found[below.as_posix()] = file.read_bytes()
        return found

    def must_leave_nothing(self):
        output = self.path("output")
        left = [file.name for file in output.iterdir() if file.name.startswith(".") and file.name not in (".lock", ".gitignore")]
        left += [str(file.relative_to(self.place)) for file in self.place.rglob(".tmp*")]
        assert not left, f"left over: {left}"

    @contextlib.contextmanager
    def held(self, name, share):
        """Another program has a file or a folder open; share is the sum of 1 read, 2 write, 4 remove and rename."""
        holder = subprocess.Popen([WINE, str(HELPERS / "hold.exe"), str(share), windows(self.path(name))], env=ENVIRONMENT,
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            said = holder.stdout.readline().strip()
            assert said == "held", f"{name} cannot be held: {said}"
            yield
        finally:
            holder.stdin.close()
            holder.wait(timeout=30)

    def stopped(self, how, milliseconds, *arguments):
        """A run in a console that is stopped: its exit status (None where the console closed under it), and what it said."""
        said = self.place / "said.txt"
        said.unlink(missing_ok=True)
        words = " ".join(f'"{word}"' for word in [windows(self.program), *self.line(*arguments)[1:]])
        terminal, inner = pty.openpty()
        line = [WINE, str(HELPERS / "stop.exe"), "wait" if how == "close" else how, str(milliseconds), windows(said), words]
        # No pipe: a typst that stays would hold it open.
        with (self.place / "ended.txt").open("w") as ended:
            process = subprocess.Popen(line, stdin=inner, stdout=ended, stderr=subprocess.DEVNULL, env=ENVIRONMENT, cwd=self.place,
                                       preexec_fn=own_terminal)
        os.close(inner)
        if how == "close":
            time.sleep(milliseconds / 1000)
            os.close(terminal)
            process.wait(timeout=120)
            return None, said.read_text(encoding="utf-8", errors="replace")
        process.wait(timeout=200)
        os.close(terminal)
        ended = (self.place / "ended.txt").read_text().strip()
        assert ended.startswith("ended "), f"stop says {ended!r}"
        return int(ended.split()[1]), said.read_text(encoding="utf-8", errors="replace")


def own_terminal():
    import fcntl  # noqa: PLC0415
    import termios  # noqa: PLC0415
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def ends(run, *statuses):
    assert run.returncode in statuses, f"exit {run.returncode} and not {statuses}: {said(run)[-700:]}"


def said(run):
    return run.stdout + run.stderr


def says(run, *texts):
    for text in texts:
        assert text in said(run), f"does not say {text!r}: {said(run)[-700:]}"


def never_says(run, *texts):
    for text in texts:
        assert text not in said(run), f"says {text!r}: {said(run)[-700:]}"


def end_all():
    """Ends what runs in the prefix."""
    wine("wineboot", "-k")
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ProcessLookupError):
            if f"WINEPREFIX={PREFIX}\0".encode() in (process / "environ").read_bytes() + b"\0" and b".exe" in (process / "cmdline").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)
