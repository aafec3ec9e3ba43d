"""The program is killed while somebody types: at most the last pause is lost."""

import random
import time

from harness import REAL, expect

WORDS = "対象となる世帯に案内を送り、返送された書類を審査した上で、指定された口座に振り込む。"


def kill_while_typing(world, times, seed=1):
    chance = random.Random(seed)
    desk = world.page(*REAL)
    control = desk.control("/project/purpose")
    control.click()
    control.press("Control+a")
    desk.page.keyboard.insert_text("はじめ")
    desk.settle()
    safe = "はじめ"
    for turn in range(times):
        for _ in range(chance.randint(0, 2)):
            safe += chance.choice(WORDS)
            desk.page.keyboard.insert_text(safe[-1])
            desk.settle()
        typed = safe
        for _ in range(chance.randint(1, 6)):
            typed += chance.choice(WORDS)
            desk.page.keyboard.insert_text(typed[-1])
            time.sleep(chance.random() * 0.06)
        world.server.kill()
        text = world.text()
        line = next(line for line in text.split("\n") if line.startswith("  目的: "))
        found = line.removeprefix("  目的: ").strip('"')
        assert typed.startswith(found) and len(found) >= len(safe), f"turn {turn}: {safe!r} was saved, {typed!r} was typed, {found!r} is there"
        left = [path.name for path in world.path().parent.iterdir() if path.suffix == ".yaml"]
        assert sorted(left) == ["meeting.yaml", REAL[1]], left
        world.server.start()
        desk.page.goto("about:blank")
        desk.page.goto(world.server.url)
        expect(desk.page.locator("h1")).to_be_visible()
        desk.open(*REAL)
        safe = found
        control = desk.control("/project/purpose")
        expect(control).to_have_value(safe)
        control.click()
        control.press("Control+End")
    world.complaints.clear()


def test_five_kills_lose_at_most_the_last_pause(world):
    kill_while_typing(world, 5)


def long_two_hundred_kills_lose_at_most_the_last_pause(world):
    kill_while_typing(world, 200, seed=2)
