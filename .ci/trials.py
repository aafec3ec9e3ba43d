"""What `faults` and `disks` share: commands, each in a workspace of few cases that is brought back before every run.

A disk is whatever the workspace lies on; this is the machine's own. Others are those of `disks`.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STRACE = ROOT / ".tools/bin/strace"
MEETING, OTHER, CASE = "2008-08", "2026-02", "健診勧奨通知"
NOTHING_MADE = "作った文書はありません"

CHANGE = ("受診率向上のため", "受診率の向上のため")
COMMANDS = {
    "first": {"arguments": ["build"], "looks_at": ["output"]},
    "build": {"arguments": ["build"], "before": [["build"]], "change": CHANGE, "looks_at": ["output"]},
    "one": {"arguments": ["build", f"cases/{MEETING}/{CASE}.yaml"], "before": [["build"]], "change": CHANGE,
            "looks_at": ["output"]},
    # What went to the printer, or was handed out, is not printed or handed out again: the next run does what is left to do.
    "printed": {"arguments": ["build", "--printed"], "before": [["build"]], "change": CHANGE, "looks_at": ["output"],
                "done": f"output/{MEETING}/printed", "then": ["build"]},
    "replace": {"arguments": ["replace", MEETING], "before": [["build", "--printed"]], "change": CHANGE,
                "looks_at": ["output"]},
    "handed": {"arguments": ["replace", MEETING, "--handed-out", "--yes"], "before": [["build", "--printed"]],
               "change": CHANGE, "behind": [["replace", MEETING]], "looks_at": ["output"],
               "done": f"output/{MEETING}/printed/round-1", "then": ["replace", MEETING]},
    "prune": {"arguments": ["build", "--prune"], "before": [["build"]], "meetings": [MEETING, OTHER],
              "gone": [f"cases/{OTHER}"], "looks_at": ["output"]},
    "keep": {"arguments": ["build", "--prune"], "before": [["build"]], "change": CHANGE, "meetings": [MEETING, OTHER],
             "looks_at": ["output"]},
    "wrong": {"arguments": ["build"], "before": [["build"]], "change": ("件名: ", "件明: "), "looks_at": ["output"]},
    "check": {"arguments": ["check"], "before": [["build"]], "looks_at": ["output"]},
    "new": {"arguments": ["new", "2009-01/新しい案件", "--profile", "shinjuku-2008"], "looks_at": ["cases/2009-01"]},
    "init": {"arguments": ["init", "new-town", "--profile", "town"], "looks_at": ["new-town"]},
}


class Disk:
    """What a workspace lies on."""

    # Calls that fail in every run.
    injections = ()
    # Whether the old papers step aside before the new ones take their place, so that a killed run leaves none or a part there.
    in_two_steps = False

    def lay(self, kept, place):
        """Makes a workspace what was kept of it; an empty one where nothing was."""
        shutil.rmtree(place, ignore_errors=True)
        if kept.is_dir():
            copy(kept, place)
        else:
            place.mkdir()


def copy(source, target):
    """Copies a folder with its times; not every disk takes rights."""
    target.mkdir(exist_ok=True)
    for entry in source.iterdir():
        if entry.is_dir():
            copy(entry, target / entry.name)
        else:
            shutil.copyfile(entry, target / entry.name)
            known = entry.stat()
            os.utime(target / entry.name, ns=(known.st_atime_ns, known.st_mtime_ns))


class Bench:
    """A workspace that is brought back to its first state before each run."""

    def __init__(self, folder, program, command, disk):
        self.place, self.kept, self.program, self.command = folder / "workspace", folder / "kept", program, command
        self.caches, self.disk = folder / "caches", disk
        disk.lay(self.kept, self.place)
        # A repository of its own: else `init` writes settings of CI into the one around it.
        (self.place / ".git").mkdir()
        prepare(self)
        self.old = self.state()
        copy(self.place, self.kept)
        self.restore()
        run = self.run()
        self.status, self.said = run.returncode, run.stdout + run.stderr
        self.new = self.state()
        self.restore()

    def restore(self):
        self.disk.lay(self.kept, self.place)

    def start(self, *starter, arguments=None, injections=()):
        """The command line of a run, and how it is started; one with injections under strace."""
        arguments = arguments or COMMANDS[self.command]["arguments"]
        tools = ["--fonts", ROOT / ".tools/fonts", "--typst", ROOT / ".tools/bin/typst", "--cache", self.caches]
        environment = {"LANG": "ja_JP.UTF-8", "RAYON_NUM_THREADS": "1", "PATH": os.environ["PATH"]}
        injections = [*self.disk.injections, *injections]
        if injections and not starter:
            names = ",".join(injection.split(":")[0] for injection in injections)
            starter = [STRACE, "-f", "-qq", "--detach-on=execve", "-e", f"trace={names}", "-o", "/dev/null"]
        failing = [part for injection in injections for part in ("-e", f"inject={injection}")]
        return ([*starter, *failing, self.program, *arguments, *tools],
                {"cwd": self.place, "env": environment, "text": True, "errors": "replace"})

    def run(self, *starter, **how):
        line, options = self.start(*starter, **how)
        return subprocess.run(line, capture_output=True, timeout=300, **options)

    def state(self):
        """The files that people look at, by the folder that changes in one step."""
        found = {}
        for root in COMMANDS[self.command]["looks_at"]:
            base = self.place / root
            for file in sorted(base.rglob("*")):
                below = file.relative_to(base)
                if not file.is_file() or below.parts[0].startswith("."):
                    continue
                unit = f"{root}/{below.parts[0]}" if root == "output" else root
                digest = hashlib.sha256(file.read_bytes()).hexdigest()
                found.setdefault(unit, {})[str(below)] = digest
        return found

    def leftovers(self):
        output = self.place / "output"
        hidden = output.iterdir() if output.is_dir() else []
        left = [file.name for file in hidden if file.name.startswith(".") and file.name not in (".lock", ".gitignore")]
        return left + [str(file) for file in self.place.rglob(".tmp*")]

    def wrong_after(self, run, killed=False):
        """What is wrong with papers and message after a run in which something failed; None where all is well."""
        said, state = run.stdout + run.stderr, self.state()
        for unit in {*self.old, *self.new, *state}:
            if state.get(unit) not in (self.old.get(unit), self.new.get(unit)) and not (
                    killed and self.disk.in_two_steps and state.get(unit, {}).items() <= self.old.get(unit, {}).items()):
                return f"{unit} is neither old nor new: {said[-500:]}"
        if "panicked" in said or run.returncode in (101, 134):
            return f"panic: {said[-500:]}"
        if not killed:
            if run.returncode == self.status and state != self.new:
                return f"exit {run.returncode}, and the papers are the old ones: {said[-500:]}"
            if NOTHING_MADE in said and made(state, self.old):
                return f"says that nothing was made, and it was: {said[-500:]}"
            if run.returncode not in (0, 1, 2):
                return f"exit {run.returncode}: {said[-500:]}"
        return None

    def wrong_next(self):
        """What is wrong after the next run; None where it mends all."""
        if COMMANDS[self.command]["looks_at"] != ["output"] and self.state() == self.new:
            return None
        command = COMMANDS[self.command]
        is_done = "done" in command and (self.place / command["done"]).is_dir()
        again = self.run(arguments=command["then"] if is_done else None)
        if again.returncode != self.status or self.state() != self.new:
            said = (again.stdout + again.stderr)[-500:]
            return f"the next run does not mend it, exit {again.returncode}: {said}"
        left = self.leftovers()
        return f"left over: {left}" if left else None


def prepare(bench):
    command = COMMANDS[bench.command]
    case = (ROOT / f"cases/{MEETING}/{CASE}.yaml").read_text(encoding="utf-8")
    (bench.place / "cases").mkdir()
    for meeting in command.get("meetings", [MEETING]):
        copy(ROOT / f"cases/{meeting}", bench.place / f"cases/{meeting}")
    for arguments in command.get("before", []):
        run = bench.run(arguments=arguments)
        assert run.returncode == 0, run.stderr
        memo = bench.place / f"output/{MEETING}/memo.docx"
        memo.write_text("memo")
        (memo.parent / CASE / "note.txt").write_text("note")
    if "change" in command:
        assert command["change"][0] in case
        file = bench.place / f"cases/{MEETING}/{CASE}.yaml"
        file.write_text(case.replace(*command["change"]), encoding="utf-8")
    for arguments in command.get("behind", []):
        run = bench.run(arguments=arguments)
        assert run.returncode == 0, run.stderr
    for gone in command.get("gone", []):
        shutil.rmtree(bench.place / gone)


def made(state, old):
    """Whether there are papers that were not there before."""
    pdfs = {digest for files in old.values() for name, digest in files.items() if name.endswith(".pdf")}
    return any(name.endswith(".pdf") and digest not in pdfs for files in state.values() for name, digest in files.items())
