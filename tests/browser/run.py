"""Tries the page of `serve` in a browser: every test of this folder, or those whose names hold a word that is given.

usage: run.py [--long] [WORD...]

Much of a test is waiting, so two run side by side, each in a browser of its own.
"""

import importlib
import pathlib
import subprocess
import sys
import time
import traceback

# Nothing is left beside the tests: CI looks whether a committed folder changed.
sys.dont_write_bytecode = True

from harness import PICTURES, TOOLS, World, sync_playwright  # noqa: E402


def tests(long):
    for file in sorted(pathlib.Path(__file__).parent.glob("*.py")):
        if file.stem in ("harness", "run"):
            continue
        module = importlib.import_module(file.stem)
        prefix = ("test_", "long_") if long else ("test_",)
        for name, function in vars(module).items():
            if name.startswith(prefix) and callable(function):
                yield f"{file.stem}::{name.split('_', 1)[1]}", function


SIDE_BY_SIDE = 2


def main():
    long = "--long" in sys.argv
    part = next((int(word.split("=")[1]) for word in sys.argv if word.startswith("--part=")), None)
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    chosen = [(name, function) for name, function in tests(long) if not words or any(word in name for word in words)]
    if not chosen:
        sys.exit("no test has such a name")
    # What measures, or kills, is alone on the machine.
    if part is None and len(chosen) > 1 and not long:
        return side_by_side()
    if part is not None:
        chosen = chosen[part::SIDE_BY_SIDE]
    failed = []
    begin = time.monotonic()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(TOOLS / "browser" / "chromium"), args=["--no-sandbox"])
        for name, function in chosen:
            start = time.monotonic()
            world = World(browser, cases=getattr(function, "cases", True))
            try:
                function(world)
                assert not world.complaints, f"the page complained: {world.complaints}"
                print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
            except Exception:
                failed.append(name)
                print(f"FAILED  {name} ({time.monotonic() - start:.1f} s)\n{traceback.format_exc()[-3000:]}{world.complaints}", flush=True)
                picture(world, name)
            finally:
                world.close()
        browser.close()
    print(f"\n{len(chosen) - len(failed)} passed, {len(failed)} failed ({time.monotonic() - begin:.0f} s)")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}. Pictures lie in {PICTURES}")


def side_by_side():
    begin = time.monotonic()
    command = [sys.executable, __file__, *sys.argv[1:]]
    parts = [subprocess.Popen([*command, f"--part={part}"]) for part in range(SIDE_BY_SIDE)]
    codes = [part.wait() for part in parts]
    print(f"\nall of it took {time.monotonic() - begin:.0f} s")
    if any(codes):
        sys.exit("some failed: see above")


def picture(world, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    for number, context in enumerate(world.contexts):
        for page in context.pages:
            try:
                page.screenshot(path=str(PICTURES / f"{name.replace('::', '-')}-{number}.png"))
            except Exception as error:  # The page may be gone with what failed.
                print(f"        no picture: {error}"[:200])


if __name__ == "__main__":
    main()
