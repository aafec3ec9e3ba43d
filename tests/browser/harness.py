"""A workspace of its own, the program that serves it, and a browser that looks at it."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = ROOT / ".tools"
sys.path.insert(0, str(TOOLS / "browser" / "python"))

from playwright.sync_api import expect, sync_playwright  # noqa: E402

PROGRAM = os.environ.get("SHINGIKAI", str(ROOT / "target" / "release" / "shingikai"))
PICTURES = ROOT / "target" / "browser"
REAL = ("2008-08", "健診勧奨通知.yaml")
expect.set_options(timeout=15_000)


class Server:
    """`shingikai serve` on a workspace, with caches of its own."""

    def __init__(self, workspace, language="ja_JP.UTF-8"):
        self.workspace = workspace
        self.language = language
        self.start()

    def start(self):
        # What the program leaves among the temporary files goes with the test, and is seen.
        self.temporary = self.workspace.parent / "temporary"
        self.temporary.mkdir(exist_ok=True)
        environment = dict(os.environ, LC_ALL=self.language, LANG=self.language, XDG_CACHE_HOME=str(self.workspace.parent / "cache"),
                           TMPDIR=str(self.temporary))
        command = [PROGRAM, "serve", "--no-open", "--workspace", str(self.workspace), "--typst", str(TOOLS / "bin" / "typst"),
                   "--fonts", str(TOOLS / "fonts"), "--cache", str(self.workspace.parent / "cache")]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
        self.url = self.process.stdout.readline().strip()
        assert "#token=" in self.url, f"the program printed {self.url!r} for an address"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


class World:
    """What one test has: files, server, pages. Whatever a page complains of makes the test fail."""

    def __init__(self, browser, cases=True):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="browser-"))
        self.root = self.folder / "workspace"
        self.root.mkdir()
        shutil.copytree(ROOT / "templates", self.root / "templates")
        if cases:
            shutil.copytree(ROOT / "cases", self.root / "cases")
        else:
            (self.root / "cases").mkdir()
        self.browser = browser
        self.server = None
        self.contexts = []
        self.complaints = []

    def path(self, meeting=REAL[0], file=REAL[1]):
        return self.root / "cases" / meeting / file

    def text(self, meeting=REAL[0], file=REAL[1]):
        return self.path(meeting, file).read_text(encoding="utf-8")

    def page(self, meeting=None, file=None, **options):
        """A browser window of its own, with the page, perhaps at a meeting or a case."""
        if self.server is None:
            self.server = Server(self.root, options.pop("language", "ja_JP.UTF-8"))
        options.pop("language", None)
        patience = options.pop("patience", 15_000)
        context = self.browser.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "ja-JP", "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self.heard)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.goto(self.server.url)
        desk = Desk(page, self)
        expect(page.locator("h1")).to_be_visible(timeout=patience)
        if meeting:
            desk.open(meeting, file)
        return desk

    def heard(self, message):
        text = message.text
        if "Content Security Policy" in text or "Trusted" in text or (message.type == "error" and "Failed to load resource" not in text):
            self.complaints.append(f"{message.type}: {text}")

    def close(self):
        for context in self.contexts:
            context.close()
        if self.server is not None:
            self.server.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Desk:
    """The page as somebody uses it."""

    def __init__(self, page, world):
        self.page = page
        self.world = world

    def open(self, meeting, file=None):
        from urllib.parse import quote
        place = f"#/{quote(meeting)}" + (f"/{quote(file)}" if file else "")
        self.page.evaluate("place => { location.hash = place; }", place)
        expect(self.page.locator(".form .field").first).to_be_visible()

    def field(self, at):
        """The room of a field, wherever it is folded."""
        found = self.page.locator(f'.form [data-at="{at}"]').first
        found.wait_for(state="attached")
        found.evaluate("element => { for (let at = element; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true; }")
        return found

    def control(self, at):
        return self.field(at).locator("input:not([type=file]), textarea, select").first

    def saved(self):
        expect(self.page.locator("#state")).to_have_attribute("data-state", "saved")

    def settle(self):
        """After a press or a key: what it began is over, too."""
        time.sleep(0.15)
        self.saved()

    def write(self, at, text):
        control = self.control(at)
        control.click()
        control.press("Control+a")
        self.page.keyboard.insert_text(text)
        self.settle()

    def choose(self, at, label):
        self.control(at).select_option(label=label)
        self.settle()

    def tick(self, at, wanted=True):
        self.control(at).set_checked(wanted)
        self.settle()

    def press(self, name, exact=True, within=None):
        (within or self.page).get_by_role("button", name=name, exact=exact).first.click()

    def add_line(self, at, text):
        """One entry more in a list of texts."""
        room = self.field(at)
        room.locator("> .field-body > .button").click()
        self.page.keyboard.insert_text(text)
        self.settle()

    def add_entry(self, at):
        """One group more in a list of groups."""
        room = self.field(at)
        before = room.locator("> .field-body > .entries > .entry").count()
        room.locator("> .field-body > .button").click()
        expect(room.locator("> .field-body > .entries > .entry")).to_have_count(before + 1)
        self.settle()

    def findings(self):
        return self.page.locator(".summary[aria-label]").last

    def leave(self):
        self.page.evaluate("() => document.activeElement?.blur()")
        self.settle()
