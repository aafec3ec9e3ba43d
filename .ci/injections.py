"""The points at which a run can fail, or be killed, and what is wrong after each; what was tried is written down."""

import hashlib
import json
import re

from trials import ROOT, STRACE

# The calls that a run makes on files and processes, with the errors that each may give.
ERRORS = {
    "openat": ["EACCES", "EIO", "EMFILE"],
    "read": ["EIO"],
    "pread64": ["EIO"],
    "write": ["ENOSPC", "EIO"],
    "rename": ["EIO", "EACCES"],
    "renameat": ["EIO", "EACCES"],
    "renameat2": ["EINVAL", "EIO", "ENOSYS"],
    "link": ["EXDEV", "EMLINK", "EPERM"],
    "linkat": ["EXDEV", "EMLINK", "EPERM"],
    "symlink": ["EPERM"],
    "mkdir": ["ENOSPC", "EACCES"],
    "mkdirat": ["ENOSPC", "EACCES"],
    "rmdir": ["EIO", "EACCES"],
    "unlink": ["EIO", "EACCES"],
    "unlinkat": ["EIO", "EACCES"],
    "stat": ["EACCES", "EIO"],
    "lstat": ["EACCES", "EIO"],
    "fstat": ["EIO"],
    "newfstatat": ["EACCES", "EIO"],
    "statx": ["EACCES", "EIO"],
    "getdents64": ["EIO"],
    "fsync": ["EIO"],
    "fdatasync": ["EIO"],
    "ftruncate": ["EIO"],
    "chmod": ["EPERM"],
    "fchmod": ["EPERM"],
    "fchown": ["EPERM"],
    "flock": ["EOPNOTSUPP", "ENOLCK", "EINTR"],
    "copy_file_range": ["EXDEV", "EIO"],
    "clone3": ["EAGAIN"],
    "clone": ["EAGAIN"],
    "pipe2": ["EMFILE"],
}
TO_BE_KILLED_AT = {"write", "rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat", "rmdir", "unlink",
                   "unlinkat", "fsync", "openat", "clone3", "clone", "fchmod", "chmod"}
# What is read before the program's first line runs, and what is the system's.
OF_THE_SYSTEM = re.compile(r"^/(lib|lib64|usr|etc|proc|sys|dev)(/|$)")
# A count holds for each thread: the first thread may meet it while the system loads the program, which is then not begun.
NOT_BEGUN = "not begun"


class Results:
    """What was tried with this program, so that a second start goes on where the first one stopped."""

    def __init__(self, file, program, is_kept):
        self.file, self.is_kept = file, is_kept
        self.identity = hashlib.sha256(program.read_bytes()).hexdigest()[:16]
        self.known, self.counted = {}, {}
        if is_kept and file.is_file():
            lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
            self.known = {tuple(line["what"]): line["wrong"] for line in lines if line["program"] == self.identity}

    def of(self, what, attempt):
        """Tries something unless it is known how it ends, counts it, and says what is wrong."""
        if what not in self.known:
            self.known[what] = attempt()
            if self.is_kept:
                self.file.parent.mkdir(exist_ok=True)
                with self.file.open("a", encoding="utf-8") as results:
                    line = {"program": self.identity, "what": what, "wrong": self.known[what]}
                    results.write(json.dumps(line, ensure_ascii=False) + "\n")
        wrong = self.counted[what] = self.known[what]
        if wrong not in (None, NOT_BEGUN):
            print(f"wrong: {': '.join(what)}: {wrong}", flush=True)
        return wrong

    def figures(self):
        """Prints how much was tried; returns how much of it is wrong."""
        kills = sum(what[-1] == "KILL" for what in self.counted)
        not_begun = sum(wrong == NOT_BEGUN for wrong in self.counted.values())
        wrong = sum(wrong not in (None, NOT_BEGUN) for wrong in self.counted.values())
        print(f"kills={kills}\nnot_begun={not_begun}\nwrong={wrong}", flush=True)
        return wrong


def kind(path, bench):
    """A path without what differs from run to run; None where it is none of ours."""
    for place, name in ((bench.place, "W"), (bench.caches, "C"), (ROOT / ".tools/fonts", "fonts"), (ROOT, "R")):
        if path == str(place) or path.startswith(f"{place}/"):
            path = name + path[len(str(place)):]
            break
    if OF_THE_SYSTEM.match(path):
        return None
    return re.sub(r"\.(run-|tmp|new|exchange-|aside-)[^/]*", r".\1*", re.sub(r"pipe:\[\d+\]", "pipe", path))


def calls(bench, log):
    """The first call of each name on each kind of path: (name, kind, how many calls of that name its thread made)."""
    bench.restore()
    bench.run(STRACE, "-f", "-y", "-s", "4096", "--detach-on=execve", "-e", "trace=" + ",".join(f"?{c}" for c in ERRORS),
              "-o", log)
    counts, found = {}, {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match or match[2] not in ERRORS:
            continue
        thread, name, rest = match.groups()
        counts[thread, name] = count = counts.get((thread, name), 0) + 1
        paths = re.findall(r'(?:\d|AT_FDCWD)<([^>]*)>|"((?:[^"\\]|\\.)*)"', rest)
        paths = [unescaped(fd or text) for fd, text in paths]
        absolute = [path for path in paths if path.startswith(("/", "pipe:"))] or [str(bench.place)]
        of = kind(absolute[-1] if name in ("openat", "newfstatat", "statx") else absolute[0], bench)
        if of is not None:
            found.setdefault((name, of), count)
    failing = {injection.split(":")[0] for injection in bench.disk.injections}
    return [(name, of, count) for (name, of), count in found.items() if name not in failing]


def unescaped(text):
    return text.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace").decode("utf-8", "replace")


def points(bench, log, sample=None):
    """Every point with each error, and with a kill: (name, kind, count, how); of a sample so many of them."""
    found = [(name, of, count, how) for name, of, count in calls(bench, log)
             for how in ERRORS[name] + (["KILL"] if name in TO_BE_KILLED_AT else [])]
    if sample is None:
        return found
    return sorted(found, key=lambda point: hashlib.sha256(repr(point).encode()).digest())[:sample]


def attempt(bench, name, count, how):
    """What is wrong after this failure; None where all is well."""
    bench.restore()
    run = bench.run(injections=[f"{name}:{'signal=KILL' if how == 'KILL' else f'error={how}'}:when={count}"])
    if run.returncode == 127 and "error while loading shared libraries" in run.stderr:
        return NOT_BEGUN
    return bench.wrong_after(run, how == "KILL") or bench.wrong_next()
