"""Pictures of every screen, in every look and size: ``python -m tests.browser.screenshots [OUT]``."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from sro_assist.app import strings
from sro_assist.paths import pack_folder
from sro_assist.records import Records, Settings
from sro_assist.trees.loader import read_folder
from tests.browser.chromium import arguments, find_chromium
from tests.browser.conftest import NO_BROWSER
from tests.browser.devices import DESK, PHONE, SMALL_PHONE, Device
from tests.browser.guide import Guide
from tests.browser.page_objects.base import Screen
from tests.browser.page_objects.home import Home
from tests.browser.page_objects.policy import Policy
from tests.browser.page_objects.saved import Saved
from tests.browser.page_objects.settings import Settings as SettingsScreen
from tests.browser.ways import Ways
from tests.running_server import Served, whole_app

Theme = Literal["light", "dark", "contrast"]
Take = Callable[[str], None]


@dataclass(frozen=True)
class Look:
    """What one set of pictures looks like."""

    device: Device
    theme: Theme = "light"
    text: float = 1.0

    def __str__(self) -> str:
        """``phone-dark``, ``phone-light-200``."""
        size = "" if self.text == 1 else f"-{self.text:.0%}".rstrip("%")
        return f"{self.device.name.replace(' ', '-')}-{self.theme}{size}"


ALIKE = 4
THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
LOOKS = [
    *(Look(device, theme) for device in (PHONE, SMALL_PHONE, DESK) for theme in THEMES),
    Look(PHONE, "light", 2.0),
]


def main(out: Path) -> int:
    """Take them all; the exit code."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            print(NO_BROWSER, file=sys.stderr)  # noqa: T201 - a script prints
            return 1
        browser = playwright.chromium.launch(executable_path=path, args=arguments())
        for look in LOOKS:
            folder = out / str(look)
            folder.mkdir(parents=True, exist_ok=True)
            picture(browser, look, folder)
            print(folder)  # noqa: T201 - a script prints
        browser.close()
    return 0


def picture(browser: Browser, look: Look, out: Path) -> None:
    """Every screen in one look, in the order of a short shift."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch) / "data"
        settings(data, look)
        context = browser.new_context(**look.device.options())
        with Served(whole_app(data)) as served:
            home = Home(context.new_page(), look.device).open(served.address).here()
            for number, (name, screen) in enumerate(screens(home, Ways(read_folder(pack_folder()))), 1):
                settled(screen)
                screen.page.screenshot(path=out / f"{number:02}-{name}.png")
        with Served(whole_app(data, pack=broken(Path(scratch)))) as served:
            refused = Screen(context.new_page(), look.device).open(served.address)
            settled(refused.see_heading(strings.BROKEN_TITLE))
            refused.page.screenshot(path=out / "99-refused.png")
        context.close()


def settings(data: Path, look: Look) -> None:
    """Have the app start in this look."""
    records = Records.open(data)
    records.settings = Settings(theme=look.theme, text_size=look.text, officer="Badge 4711")
    records.close()


def settled(screen: Screen) -> None:
    """Wait until several pictures in a row are the same: what is described may not be drawn yet."""
    shots: list[bytes] = []

    def still() -> bool:
        shots.append(screen.page.screenshot())
        return len(shots) >= ALIKE and len(set(shots[-ALIKE:])) == 1

    screen.until(still, "The screen does not come to rest.")


def screens(home: Home, ways: Ways) -> Iterator[tuple[str, Screen]]:
    """Every screen, each with its name, shown when it is given."""
    yield "home", home
    yield from of_an_arrest(home, ways)
    yield from of_a_restraint(home.go("/").here(), ways)
    yield from of_strategies(home.go("/").here(), ways)
    yield "home-unfinished", home.go("/").here()
    yield "saved", home.go("/saved").now(Saved).here()
    yield from of_looking_up(home, ways)


def of_an_arrest(home: Home, ways: Ways) -> Iterator[tuple[str, Screen]]:
    """A question, its words, danger, a note, factors, the path so far, an outcome with duties, its record."""
    guide = Guide.begin(home, ways, "arrest")
    walking = guide.walking
    yield "question", walking
    walking.unfold(guide.walk.screen.cites[0])
    yield "question-words", walking.see_text(ways.pack.policy[guide.walk.screen.cites[0]].text)
    walking.danger_now().see_heading(ways.pack.manifest.danger.say)
    yield "danger", walking
    walking.leave_danger(strings.DANGER_ON).write_note("Told Mary Smith").keep_note()
    yield "note", walking.see(walking.button(strings.NOTE_KEEP_ANYWAY))
    walking.keep_note_anyway()
    yield "longest-question", guide.to("arrest", "staff").walking
    yield "factors", guide.to("arrest", "alternatives").walking
    yield "outcome-duties", guide.go_on().walking
    if not home.device.is_phone:  # it stands beside every screen there
        yield "record", walking.finish()
        return
    walking.touch(walking.button(strings.SO_FAR))
    yield "so-far", walking.see_heading(strings.SO_FAR)
    walking.touch(walking.button(strings.CLOSE))
    yield "record", walking.here().finish()


def of_a_restraint(home: Home, ways: Ways) -> Iterator[tuple[str, Screen]]:
    """A clock that runs, and a note that is offered."""
    guide = Guide.begin(home, ways, "restraint").answer("earlier")
    yield "clock-and-offered-note", guide.walking
    yield "guidance", guide.to("restraint", "while").walking


def of_strategies(home: Home, ways: Ways) -> Iterator[tuple[str, Screen]]:
    """Things to tick, with examples of what to say."""
    yield "strategies", Guide.begin(home, ways, "deescalation").to("deescalation", "strategies").walking


def of_looking_up(home: Home, ways: Ways) -> Iterator[tuple[str, Screen]]:
    """The policy, the settings, a tree at a glance, an address that leads nowhere."""
    policy = home.go("/policy").now(Policy).here()
    yield "policy", policy
    yield "policy-found", policy.search("restraint").see_text(strings.HITS.format(count="")[1:].strip())
    yield "policy-section", home.go("/policy/437.5.1").see_heading("437.5.1")
    yield "settings", home.go("/settings").now(SettingsScreen).here()
    tree = ways.pack.trees["restraint"]
    yield "glance", home.go("/glance/restraint").see_heading(tree.title, level=1)
    yield "not-found", home.go("/nowhere").see_text(strings.NOT_FOUND)


def broken(scratch: Path) -> Path:
    """The trees with a fault in one of them."""
    folder = scratch / "trees"
    shutil.copytree(pack_folder(), folder)
    file = folder / "restraint.json"
    text = file.read_text(encoding="utf-8").replace('"go": "kind"', '"go": "nowhere"')
    file.write_text(text, encoding="utf-8")
    return folder


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Take pictures of every screen.")
    parser.add_argument("out", nargs="?", type=Path, help="folder for the pictures, else a new one")
    sys.exit(main(parser.parse_args().out or Path(tempfile.mkdtemp(prefix="sro-assist-screens-"))))
