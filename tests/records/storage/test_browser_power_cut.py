"""Crashes and power cuts at any call: what was acknowledged is there, and at most the last step more."""

from __future__ import annotations

from random import Random

from sro_assist.records.storage.browser.virtual_files import FILES, VirtualFiles
from sro_assist.records.storage.protocol import SETTINGS, journal_name
from tests.records.events import an_id
from tests.records.storage.fake_browser_storage import CrashError, FakeStorage

STATES = 10_000
NAMES = [journal_name(an_id(number)) for number in range(3)]


class Walker:
    """Writes to a shelf until it crashes, and remembers what was acknowledged."""

    def __init__(self, storage: FakeStorage, dice: Random) -> None:
        self.kept: dict[str, list[bytes]] = {}
        self.asked: tuple[str, bytes] = ("", b"")
        self._dice = dice
        self._calls = dice.randrange(1, 60)
        storage.fails = self._count
        try:
            self._write(VirtualFiles({name: storage.open(name) for name in FILES}))
        except CrashError:
            storage.fails = lambda _: None

    def _count(self, _call: str) -> None:
        self._calls -= 1
        if not self._calls:
            raise CrashError

    def _write(self, shelf: VirtualFiles) -> None:
        for step in range(1_000):
            name = self._dice.choice([*NAMES, SETTINGS])
            data = b"%d" % step * self._dice.randrange(1, 100) + b"\n"
            self.asked = (name, data)
            if name == SETTINGS:
                shelf.replace(name, data)
                self.kept[name] = [data]
            else:
                shelf.append(name, shelf.size(name) or 0, data)
                self.kept.setdefault(name, []).append(data)


def test_no_power_cut_loses_what_was_acknowledged() -> None:
    dice, more = Random(11), 0  # noqa: S311 - no secret
    for _ in range(STATES):
        storage = FakeStorage()
        walker = Walker(storage, dice)
        cut = storage.after_power_cut(dice)
        for _opening in range(2):  # and opening what was found changes nothing
            shelf = VirtualFiles({name: cut.open(name) for name in FILES})
            for name in (*NAMES, SETTINGS):
                kept = b"".join(walker.kept.get(name, [])) or None
                asked = walker.asked[1] if walker.asked[0] == name else b""
                longer = asked if name == SETTINGS else (kept or b"") + asked
                found = shelf.read(name)
                assert found in (kept, longer)
                more += found != kept
            assert not shelf.damaged
            shelf.close()
    assert more > 100  # the cuts do reach the moment between being written and being acknowledged


def test_no_power_cut_takes_back_what_was_read() -> None:
    """A tab that was killed may have written and not flushed: what the next one shows is on the disk."""
    dice = Random(12)  # noqa: S311 - no secret
    for _ in range(STATES // 10):
        storage = FakeStorage()
        Walker(storage, dice)
        for file in storage.files.values():
            file.opened = None  # the browser closes what a killed tab had open
        shelf = VirtualFiles({name: storage.open(name) for name in FILES})
        shown = {name: shelf.read(name) for name in (*NAMES, SETTINGS)}
        cut = storage.after_power_cut(dice)
        after = VirtualFiles({name: cut.open(name) for name in FILES})
        assert {name: after.read(name) for name in shown} == shown
