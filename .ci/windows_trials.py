"""What is tried of the program of Windows, each in a workspace of its own: a function each, which fails with what is wrong."""

import json
import os
import random
import re
import shutil
import subprocess
import threading
import time

from page_client import Server, fields
from trials import ROOT
from wine import (ENVIRONMENT, FOLDER, HELPERS, MEETINGS, PREFIX, WINE, Workspace, end_all, ends, never_says, processes, said, says, windows,
                  wine)

CASE, MEETING, OTHER = "cases/2008-08/健診勧奨通知.yaml", "output/2008-08", "output/2026-02"
REPORT = f"{MEETING}/健診勧奨通知/advance-report.pdf"
TWIN = f"{MEETING}/健診勧奨通知/advance-report.txt"
OLD, NEW = "受診率向上のため", "受診率改善のため"
NOTHING = "作った文書はありません"


def differences(one, other):
    return sorted({name for name in {*one, *other} if one.get(name) != other.get(name)})


def must_be(files, reference, what="Linux"):
    wrong = differences(files, reference)
    assert not wrong and files, f"{len(wrong)} of {len(reference)} files are not as on {what}: {wrong[:5]}"


class Trials:
    """Every method whose name begins with a letter is a trial; `reference` has what the program of Linux makes."""

    def __init__(self, program, reference):
        self.program, self.reference = program, reference

    def _workspace(self, name, *meetings, built=True):
        workspace = Workspace(self.program, name, meetings or ("2008-08", "2026-02"))
        if built:
            workspace.must_run("build")
        return workspace

    # Commands.

    def a_new_workspace_is_made_and_built(self):
        workspace = self._workspace("初めて", built=False)
        says(workspace.must_run("init", "新しい町", "--profile", "town"), "新しい町")
        assert workspace.path("新しい町/templates/town/council.yaml").is_file()
        workspace.must_run("build", "--workspace", "新しい町")
        assert list(workspace.path("新しい町/output").rglob("advance-report.pdf"))

    def a_new_case_is_made(self):
        workspace = self._workspace("新しい案件", built=False)
        workspace.must_run("new", "2009-01/新しい案件", "--profile", "shinjuku-2008")
        assert workspace.path("cases/2009-01/新しい案件.yaml").is_file()

    def findings_are_told_to_people_and_machines(self):
        workspace = self._workspace("点検", built=False)
        workspace.change("件名: ", "件明: ")
        run = workspace.run("check")
        ends(run, 1)
        says(run, "エラー[", "件明", "健診勧奨通知.yaml:")
        run = workspace.run("check", "--format", "json")
        ends(run, 1)
        files = {finding["file"] for finding in json.loads(run.stdout)["findings"]}
        assert CASE in files and not any("\\" in file for file in files), files

    def the_committed_meetings_have_the_bytes_of_linux(self):
        workspace = self._workspace("全部", *MEETINGS)
        files = workspace.files()
        must_be(files, self.reference.all())
        assert sum(name.endswith(".pdf") for name in files) >= 42
        sample = {name: file for name, file in files.items() if name.startswith("2008-08/")}
        committed = {file.relative_to(ROOT / "output").as_posix(): file.read_bytes()
                     for file in (ROOT / "output/2008-08").rglob("*") if file.is_file()}
        must_be(sample, committed, "the committed sample")
        workspace.must_leave_nothing()

    def where_nothing_changed_nothing_is_made(self):
        workspace = self._workspace("また")
        before = workspace.files()
        says(workspace.must_run("build"), NOTHING)
        must_be(workspace.files(), before, "the first build")

    def a_changed_word_makes_its_papers_anew(self):
        workspace = self._workspace("一語")
        before = workspace.files()
        workspace.change()
        workspace.must_run("build")
        changed = differences(workspace.files(), before)
        assert NEW in workspace.path(TWIN).read_text(encoding="utf-8") and all(name.startswith("2008-08/") for name in changed), changed
        assert "2008-08/bundle.pdf" in changed, changed
        workspace.must_leave_nothing()

    def verify_sees_a_change_that_keeps_size_and_time(self):
        workspace = self._workspace("照合")
        before = workspace.files()
        file, known = workspace.path(REPORT), workspace.path(REPORT).stat()
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
        os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))
        workspace.must_run("build", "--verify")
        must_be(workspace.files(), before, "the first build")

    def what_was_printed_is_replaced_as_on_linux(self):
        workspace = self._workspace("差し替え", "2008-08", built=False)
        workspace.must_run("build", "--printed")
        workspace.change()
        workspace.must_run("replace", "2008-08")
        workspace.must_run("build")
        must_be(workspace.files(), self.reference.replaced(CASE, OLD, NEW))

    def prune_removes_the_papers_of_a_meeting_that_is_gone(self):
        workspace = self._workspace("整理")
        shutil.rmtree(workspace.path("cases/2026-02"))
        (workspace.path(OTHER) / "memo.docx").write_text("memo")
        workspace.must_run("build", "--prune")
        assert [file.name for file in workspace.path(OTHER).rglob("*") if file.is_file()] == ["memo.docx"]

    def list_explain_and_doctor_say_what_they_know(self):
        workspace = self._workspace("一覧", built=False)
        says(workspace.must_run("list"), "健診勧奨通知")
        rows = workspace.must_run("list", "--format", "csv").stdout
        assert rows.startswith("\ufeff") and "健診" in rows, rows[:200]
        says(workspace.must_run("explain", "empty-value"), "empty-value")
        says(workspace.must_run("doctor"), "typst")

    def watch_builds_on_a_save(self):
        workspace = self._workspace("見張り", "2008-08", built=False)
        watch = subprocess.Popen([WINE, *workspace.line("watch")], cwd=workspace.place, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8")
        lines = []
        reader = threading.Thread(target=lambda: lines.extend(iter(watch.stderr.readline, "")), daemon=True)
        reader.start()
        try:
            waits_for(lambda: any("4件の文書を作りました" in line for line in lines), lines)
            del lines[:]
            workspace.change()
            waits_for(lambda: any("2件の文書を作りました（2件は前のまま" in line for line in lines), lines)
            assert NEW in workspace.path(f"{MEETING}/bundle.txt").read_text(encoding="utf-8")
        finally:
            watch.kill()
            watch.wait()

    # Places and names.

    def the_page_writes_the_file_and_shows_the_paper(self):
        workspace = self._workspace("画面", "2008-08", built=False)
        place = {"meeting": "2008-08", "file": "健診勧奨通知.yaml"}
        line = [WINE, *workspace.line("serve", "--no-open")]
        server = Server(line, cwd=workspace.place, env=ENVIRONMENT, stdin=subprocess.DEVNULL, encoding="utf-8")
        try:
            assert b"<!doctype html>" in server.ask("/").lower()
            listed = server.ask("/api/workspace")
            assert [meeting["meeting"] for meeting in listed["meetings"]] == ["2008-08"] and listed["canBuild"], listed
            purpose = [field for field in fields(server.ask("/api/file", **place)["form"]) if field["at"] == "/project/purpose"][0]
            assert OLD in purpose["value"], purpose
            before = workspace.path(CASE).read_bytes()
            to = purpose["value"].replace(OLD, NEW)
            change = {"at": "/project/purpose", "was": purpose["value"], "to": {"set": to}}
            view = server.ask("/api/change", {**place, "changes": [change]})
            assert workspace.path(CASE).read_bytes() == before.replace(OLD.encode(), NEW.encode()) and view["canUndo"]
            assert [file.name for file in workspace.path("cases/2008-08").iterdir() if file.name.startswith(".")] == []
            pages = server.ask("/api/pages", **place)
            assert len(pages["pages"]) == 3 and pages["current"], pages
            assert server.ask("/api/page", sha=pages["pages"][0]["sha"]).startswith(b"<svg")
            server.ask("/api/undo", place)
            assert workspace.path(CASE).read_bytes() == before, "what is taken back is not as it was"
            server.ask("/api/quit", {})
            server.process.wait(60)
        finally:
            server.process.kill()
            server.process.wait()
        says(workspace.must_run("build"), "4件の文書を作りました")

    def a_workspace_on_another_drive(self):
        workspace = self._workspace("別の所", "2008-08", built=False)
        drive = PREFIX / "dosdevices/w:"
        drive.unlink(missing_ok=True)
        drive.symlink_to(workspace.place)
        ends(wine(*workspace.line("build", "--workspace", "W:\\"), cwd=FOLDER), 0)
        must_be(workspace.files(), self.reference.sample())

    def a_workspace_on_a_server(self):
        workspace = self._workspace("共有", "2008-08", built=False)
        share = PREFIX / "dosdevices/unc/server/共有"
        share.parent.mkdir(parents=True, exist_ok=True)
        share.unlink(missing_ok=True)
        share.symlink_to(workspace.place)
        ends(wine(*workspace.line("build", "--workspace", "\\\\server\\共有"), cwd=FOLDER), 0)
        must_be(workspace.files(), self.reference.sample())

    def a_case_with_a_mark_and_line_ends_of_windows(self):
        workspace = self._workspace("行末", "2008-08", built=False)
        for name in (CASE, "cases/2008-08/meeting.yaml"):
            text = workspace.path(name).read_text(encoding="utf-8")
            workspace.path(name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        workspace.must_run("build")
        must_be(workspace.files(), self.reference.sample())

    def names_of_seventy_letters(self):
        workspace = self._workspace("長い名", "2008-08", built=False)
        case, meeting = "件" * 70, "会" * 70
        self._rename(workspace, case, meeting)
        workspace.must_run("build")
        assert workspace.path(f"output/{meeting}/{case}/advance-report.pdf").is_file()
        assert workspace.path(f"output/{meeting}/bundle.pdf").is_file()

    def paths_beyond_260_letters(self):
        # Wine 8 cannot say where a longer folder really lies, so the workspace itself is shorter.
        place = FOLDER / "深い" / ("一" * 60) / ("二" * 60)
        workspace = Workspace(self.program, None, ("2008-08",), place)
        case, meeting = "件" * 70, "会" * 70
        self._rename(workspace, case, meeting)
        paper = workspace.path(f"output/{meeting}/{case}/advance-report.pdf")
        assert len(windows(paper)) > 300
        build = workspace.line("build", "--workspace", windows(place))
        ends(wine(*build, cwd=FOLDER), 0)
        before = paper.read_bytes()
        workspace.change(OLD, NEW, f"cases/{meeting}/{case}.yaml")
        ends(wine(*build, cwd=FOLDER), 0)
        assert paper.read_bytes() != before, "it is not made anew"
        workspace.must_leave_nothing()

    def _rename(self, workspace, case, meeting):
        workspace.path(CASE).rename(workspace.path(f"cases/2008-08/{case}.yaml"))
        workspace.change("健診勧奨通知.yaml", f"{case}.yaml", "cases/2008-08/meeting.yaml")
        workspace.path("cases/2008-08").rename(workspace.path(f"cases/{meeting}"))

    def another_time_zone(self):
        workspace = self._workspace("時差", "2008-08", built=False)
        workspace.must_run("build", TZ="America/New_York")
        must_be(workspace.files(), self.reference.sample())

    def a_user_with_a_blank_and_japanese_in_the_name(self):
        workspace = self._workspace("利用者", "2008-08", built=False)
        place = PREFIX / "drive_c/users/山田 太郎/AppData/Local"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        # Without --cache: where the system keeps what is the user's. Wine itself sets it, and its cmd takes no program in quotes.
        packed = FOLDER.parent / "packed"
        packed.unlink(missing_ok=True)
        packed.symlink_to(self.program.parent)
        line = ["cmd", "/c", f"set LOCALAPPDATA=C:\\users\\山田 太郎\\AppData\\Local&& {windows(packed)}\\shingikai.exe build"]
        ends(wine(*line, cwd=workspace.place), 0)
        assert any(place.rglob("*")), "nothing is remembered"
        says(wine(*line, cwd=workspace.place), NOTHING)

    def names_that_windows_cannot_keep_are_told(self):
        for name in ("aux.yaml", "x..yaml"):
            workspace = self._workspace("名", "2008-08", built=False)
            shutil.copy(workspace.path(CASE), workspace.path(f"cases/2008-08/{name}"))
            run = workspace.run("check")
            ends(run, 0, 1)
            # Windows does not even open some of them.
            says(run, name.removesuffix(".yaml"), "名前")

    def paths_are_written_as_people_type_them(self):
        workspace = self._workspace("道", "2008-08")
        workspace.change("件名: ", "件明: ")
        told = [said(workspace.run(*words)) for words in (["init", "練習"], ["doctor"], ["check"], ["build", "--force"], ["list"],
                                                         ["build", "cases\\2008-08\\ない.yaml"])]
        text = "\n".join(told)
        found = re.findall(r"\\\\\?\\\S*|\S*\w\\\S*/\S*|\S*\w/\w+\\\S*|\b(?:cases|output|templates)/\S*", text)
        assert not found, f"{found[:6]}"

    # Several at once, stopped, killed.

    def two_builds_at_once(self):
        workspace = self._workspace("同時", "2008-08", built=False)
        line, options = [WINE, *workspace.line("build")], {"cwd": workspace.place, "env": ENVIRONMENT, "stdin": subprocess.DEVNULL}
        runs = [subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options) for _ in range(2)]
        told = [run.communicate(timeout=300)[0] for run in runs]
        assert [run.returncode for run in runs] == [0, 0], told
        must_be(workspace.files(), self.reference.sample())
        workspace.must_leave_nothing()

    def _stopped(self, milliseconds):
        workspace = self._workspace("中断")
        memo = workspace.path(f"{MEETING}/memo.docx")
        memo.write_text("memo")
        before = workspace.files()
        status, told = workspace.stopped("c", milliseconds, "build", "--force")
        assert status in (0, 130), f"exit {status}: {told[-500:]}"
        assert status == 0 or "途中でやめました" in told, told[-500:]
        assert differences(workspace.files(), before) == [], "papers are neither old nor new"
        workspace.must_leave_nothing()
        assert not processes("typst.exe"), "typst stays"
        return status

    def ctrl_c_soon_after_the_start(self):
        assert self._stopped(500) == 130, "it was too fast to be stopped"

    def ctrl_c_in_the_midst(self):
        self._stopped(1500)

    def ctrl_c_near_the_end(self):
        self._stopped(3000)

    def a_console_that_is_closed_leaves_papers_whole(self):
        workspace = self._workspace("閉じた窓")
        before = workspace.files()
        workspace.stopped("close", 1200, "build", "--force")
        waits_for(lambda: not processes("shingikai.exe"), ["the program stays"], 30)
        waits_for(lambda: not processes("typst.exe"), ["typst stays"], 30)
        workspace.must_run("build")
        must_be(workspace.files(), before, "before")
        workspace.must_leave_nothing()

    def _killed(self, count, seed):
        workspace = self._workspace("打ち切り")
        workspace.must_run("build", "--printed")
        for name in ("memo.docx", "健診勧奨通知/note.txt"):
            (workspace.path(MEETING) / name).write_text(name)
        before, chance, left, killed = workspace.files(), random.Random(seed), [], 0
        begun = time.monotonic()
        workspace.must_run("build", "--force")
        whole = (time.monotonic() - begun) * 1000
        for turn in range(count):
            status, told = workspace.stopped("kill", int(chance.uniform(0, whole)), "build", "--force")
            killed += status == 1
            # The system ends what is in the job, and takes its time on a busy machine.
            ending = time.monotonic() + 5
            while processes("typst.exe") and time.monotonic() < ending:
                time.sleep(0.1)
            if processes("typst.exe"):
                left.append(turn)
                end_all()
            run = workspace.run("build")
            ends(run, 0)
            wrong = differences(workspace.files(), before)
            assert not wrong, f"turn {turn}: {wrong[:5]}: {said(run)[-300:]}"
        assert killed > count / 3, f"only {killed} were killed"
        assert not left, f"typst stayed in {len(left)} of {count} turns"
        workspace.must_leave_nothing()

    def what_lies_in_the_folder_of_a_killed_run_comes_back(self):
        workspace = self._workspace("脇", "2008-08", built=False)
        workspace.must_run("build", "--printed")
        (workspace.path(MEETING) / "memo.docx").write_text("memo")
        before = workspace.files()
        run = workspace.path("output/.run-x")
        run.mkdir()
        (run / ".shingikai").touch()
        workspace.path(MEETING).rename(run / "2008-08.old")
        workspace.must_run("build")
        wrong = differences(workspace.files(), before)
        assert not wrong, f"lost or changed: {wrong[:6]}"

    # What others hold.

    def _held(self, name, share, told, stays="2008-08/", statuses=(1, 2)):
        """A meeting, or a case, stays old and whole and is told why, the other meeting is made; afterwards all is mended."""
        workspace = self._workspace("開いている")
        (workspace.path(MEETING) / "memo.docx").write_text("memo")
        before = workspace.files()
        workspace.change()
        other = next(workspace.path("cases/2026-02").glob("子育て*.yaml"))
        other.write_text(other.read_text(encoding="utf-8") + "\n# 別の日\n", encoding="utf-8")
        shutil.rmtree(workspace.path(OTHER))
        with workspace.held(name, share):
            run = workspace.run("build")
            now = workspace.files()
        ends(run, *statuses)
        says(run, *told)
        never_says(run, "\\\\?\\", "os error")
        changed = [name for name in differences(now, before) if name.startswith(stays)]
        assert not changed, f"not as it was: {changed[:5]}"
        assert [name for name in now if name.startswith("2026-02/") and name.endswith(".pdf")], "the other meeting is not made"
        self._mended(workspace)

        assert workspace.path(f"{MEETING}/memo.docx").read_text() == "memo", "a file of others is lost"

    def _mended(self, workspace):
        workspace.must_run("build")
        assert NEW in workspace.path(TWIN).read_text(encoding="utf-8"), "the next build does not make it"
        workspace.must_leave_nothing()

    def a_paper_that_a_viewer_has_open(self):
        self._held(f"{MEETING}/bundle.pdf", 1, ["bundle.pdf", "開いて"])

    def a_paper_that_is_open_for_one_alone(self):
        self._held(f"{MEETING}/bundle.pdf", 0, ["bundle.pdf", "開いて"])

    def a_paper_of_a_case_that_a_viewer_has_open(self):
        self._held(REPORT, 1, ["advance-report.pdf", "開いて"])

    def a_file_of_others_that_is_open(self):
        self._held(f"{MEETING}/memo.docx", 1, ["memo.docx", "開いて"])

    def a_manifest_that_is_open_for_one_alone(self):
        self._held(f"{MEETING}/manifest.json", 0, ["manifest.json", "開いて"])

    def a_folder_that_is_open_for_one_alone(self):
        self._held(MEETING, 0, ["2008-08", "開いて"])

    def a_folder_that_an_explorer_shows(self):
        workspace = self._workspace("開いている")
        workspace.change()
        with workspace.held(MEETING, 7):
            workspace.must_run("build")
        self._mended(workspace)

    def a_case_that_is_open_for_one_alone(self):
        # Without the case the bundle is no longer the meeting's.
        self._held(CASE, 0, ["健診勧奨通知.yaml", "開いて"], "2008-08/健診勧奨通知/", (1,))

    def bookkeeping_that_is_open_for_one_alone(self):
        workspace = self._workspace("覚え書き")
        workspace.change()
        kept = [file for file in workspace.caches.rglob("*") if file.is_file()]
        assert kept, "nothing is remembered"
        for file in kept:
            name = file.relative_to(workspace.place)
            with workspace.held(name, 0):
                run = workspace.run("build", "--force")
            ends(run, 0)
            never_says(run, "続けられません")
        self._mended(workspace)

    def the_memory_of_an_earlier_version_that_is_open(self):
        workspace = self._workspace("前の版")
        workspace.path("output/.memory.json").write_text("{}")
        workspace.change()
        with workspace.held("output/.memory.json", 0):
            workspace.must_run("build")
        assert NEW in workspace.path(TWIN).read_text(encoding="utf-8")

    def papers_that_are_read_only(self):
        workspace = self._workspace("読み取り専用")
        workspace.change()
        for file in workspace.path(MEETING).rglob("*"):
            if file.is_file():
                read_only(file)
        workspace.must_run("build")
        self._mended(workspace)

    def a_file_of_others_that_is_read_only(self):
        workspace = self._workspace("他の人の物")
        memo = workspace.path(f"{MEETING}/健診勧奨通知/memo.docx")
        memo.write_text("memo")
        read_only(memo)
        workspace.change()
        workspace.must_run("build")
        assert memo.read_text() == "memo"
        assert "R" in attributes(memo), "it is read-only no more"
        self._mended(workspace)

    # What starts it, and what it starts.

    def typst_gets_nothing_of_the_environment(self):
        workspace = self._workspace("環境", "2008-08", built=False)
        shutil.copy(HELPERS / "environment.exe", workspace.path("typst.exe"))
        workspace.run("build", "--typst", windows(workspace.path("typst.exe")), SECRET_OF_MINE="1")
        log = workspace.path("typst.exe.txt")
        assert log.is_file(), "it was not started"
        names = {line.split("=")[0].lower() for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line}
        # Wine itself adds SystemRoot, so that it being there says nothing.
        assert names and "secret_of_mine" not in names and "path" not in names, sorted(names)

    # A window of its own is what the desktop opens; here it is asked for.

    def a_double_click_says_what_to_do_and_waits(self):
        says(self._in_window("ダブルクリック", built=False), "shingikai", "マウスで")

    def a_folder_that_is_dropped_is_built(self):
        workspace = self._workspace("重ねた (資料) & %1", "2008-08", built=False)
        for dropped in (workspace.place, workspace.path("cases/2008-08"), workspace.path(CASE)):
            shutil.rmtree(workspace.path("output"), ignore_errors=True)
            says(self._in_window("重ねる", windows(dropped), built=False), "output")
            assert workspace.path(REPORT).is_file(), f"{dropped} is not built"

    def _in_window(self, name, *dropped, built):
        workspace = self._workspace(name, "2008-08", built=built)
        line = [WINE, str(self.program), "--in-window", *dropped]
        run = subprocess.Popen(line, cwd=workspace.place, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
        try:
            time.sleep(15 if dropped else 4)
            assert run.poll() is None, "it does not wait"
            told, _ = run.communicate(b"\n", timeout=120)
        finally:
            run.kill()
        return subprocess.CompletedProcess(line, run.returncode, told.decode("utf-8", "replace"), "")


def read_only(file):
    wine("attrib", "+r", windows(file))


def attributes(file):
    return wine("attrib", windows(file)).stdout.split(windows(file).split("\\")[0])[0]


def waits_for(is_so, lines, seconds=120):
    for _ in range(seconds * 10):
        if is_so():
            return
        time.sleep(0.1)
    raise AssertionError("".join(lines)[-500:])
