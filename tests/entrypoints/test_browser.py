"""The phone's house, over a storage that behaves as the browser's does: two windows, and none at all."""

from __future__ import annotations

from asyncio import all_tasks, current_task, gather, run, sleep
from collections.abc import Callable, Mapping
from datetime import datetime
from errno import EIO

from sro_assist.app import strings
from sro_assist.app.record_transfer import ReceivedFile
from sro_assist.app.session import AppContext, Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.entrypoints.browser import follow, open_house
from sro_assist.records import verify
from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.file_handle import Handle
from sro_assist.ui.components.edition_label import edition_said
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage


def _window(storage: FakeStorage) -> Session:
    return Session(run(open_house(FakePlace(storage))))


def _walk(desk: Session) -> WalkSession:
    assert desk.walking is not None
    desk.walking._shown_at = float("-inf")  # the screen has been read
    return desk.walking


def _drawings(desk: Session) -> list[None]:
    """One for each time that this window is drawn because of another, from now on."""
    drawn: list[None] = []
    desk.changed_elsewhere = lambda: drawn.append(None)
    run(follow(desk, Told()))
    drawn.clear()
    return drawn


def _kinds(house: AppContext, walk_id: str) -> list[object]:
    return [body["kind"] for body in house.records.read(walk_id).bodies]


def test_step_is_in_the_browsers_storage_before_it_shows() -> None:
    desk = _window(FakeStorage())
    walk_id = desk.begin("arrest")
    _walk(desk).answer("yes")
    assert _kinds(desk.house, walk_id) == ["started", "answered"]
    assert desk.house.keeping.told() == ()


def test_second_window_says_that_it_can_only_read_and_shows_what_is_kept() -> None:
    storage = FakeStorage()
    first = _window(storage)
    walk_id = first.begin("arrest")
    _walk(first).answer("yes")
    second = _window(storage)
    assert second.troubles() == (strings.ANOTHER_WRITES,)
    assert [row.id for row in second.summaries()] == [walk_id]
    assert second.open(walk_id) is None
    assert "another window" in second.trouble.lower()


def test_window_that_writes_here_takes_the_walk_over_and_the_other_takes_no_step_any_more() -> None:
    storage = FakeStorage()
    first = _window(storage)
    walk_id = first.begin("arrest")
    _walk(first).answer("yes")
    second = _window(storage)
    drawn = _drawings(first)
    run(second.write_here())
    assert (_walk(first).taken, len(drawn)) == (True, 1)
    assert second.troubles() == ()
    taken = second.open(walk_id)
    assert taken is not None
    assert taken.walk.frame == _walk(first).walk.frame

    before = _walk(first).walk.frame
    _walk(first).answer("yes")
    assert (_walk(first).taken, _walk(first).walk.frame) == (True, before)
    assert first.house.keeping.told() == (strings.ANOTHER_WRITES,)

    _walk(second).answer("yes")
    assert _kinds(second.house, walk_id) == ["started", "answered", "resumed", "answered"]


def test_walk_begun_in_a_window_that_cannot_write_goes_on_once_it_can() -> None:
    storage = FakeStorage()
    _window(storage)
    second = _window(storage)
    walk_id = second.danger()
    assert _walk(second).taken
    run(second.write_here())
    assert not _walk(second).taken
    _walk(second).show("screen")
    _walk(second).answer("rule")
    assert _kinds(second.house, walk_id) == ["started", "answered"]
    assert verify(storage_journal(second.house, walk_id)).intact


def storage_journal(house: AppContext, walk_id: str) -> bytes:
    handed = house.records._home.read(f"{walk_id}.journal")
    assert handed is not None
    return handed


def test_browser_that_keeps_nothing_is_said_on_home_and_blocks_nobody() -> None:
    class NoPlace(FakePlace):
        async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
            raise NoKeepingError(f"it has no files for {len(names)} names")

    desk = Session(run(open_house(NoPlace(FakeStorage()))))
    assert "cannot keep records" in desk.troubles()[0]
    desk.begin("arrest")
    before = _walk(desk).walk.frame
    _walk(desk).answer("yes")
    assert _walk(desk).walk.frame != before


def test_storage_that_cannot_be_read_is_said_on_home_and_blocks_nobody() -> None:
    class Broken(FakePlace):
        async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
            raise OSError(EIO, f"the browser says UnknownError of {len(names)} files")

    desk = Session(run(open_house(Broken(FakeStorage()))))
    assert "UnknownError" in desk.troubles()[0]
    assert "nothing is kept" in desk.troubles()[0]
    desk.begin("arrest")
    assert _walk(desk).walk.frame.node


class Told:
    """A page that tells what a test lays into it."""

    def __init__(self) -> None:
        self.when: datetime | None = None
        self.files: list[ReceivedFile] = []
        self.tell: Callable[[], object] = lambda: None

    async def looked(self) -> datetime | None:
        return self.when

    async def handed(self) -> tuple[ReceivedFile, ...]:
        return tuple(self.files)

    async def let_go(self, files: tuple[ReceivedFile, ...]) -> None:
        self.files = [file for file in self.files if file not in files]
        self.tell()

    def listen(self, told: Callable[[], object]) -> None:
        self.tell = told


def test_home_says_which_edition_this_is_and_when_it_last_looked_for_a_new_one() -> None:
    desk, page = _window(FakeStorage()), Told()
    drawn: list[int] = []
    desk.changed_elsewhere = lambda: drawn.append(1)
    edition = f"Edition {desk.pack.edition[:7]}."
    assert edition_said(desk) == f"{edition} {strings.NEVER_LOOKED}"

    async def look() -> None:
        await follow(desk, page)
        page.when = desk.now().replace(hour=14, minute=5)
        page.tell()
        await sleep(0)
        await sleep(0)

    run(look())
    assert edition_said(desk) == f"{edition} Last looked for a new one: today, 14:05."
    assert len(drawn) == 2


OTHER = ReceivedFile("other.txt", b"nothing of ours", "one")


async def _all_told() -> None:
    """Whatever was begun has come to its end."""
    while begun := all_tasks() - {current_task()}:
        await gather(*begun)


def test_file_given_to_the_app_is_taken_in_when_the_officer_says_so_and_not_before() -> None:
    officer = _window(FakeStorage())
    walk_id = officer.begin("arrest")
    _walk(officer).answer("yes")
    record = ReceivedFile("tuesday.sro", officer.records.hand_over(walk_id), "two")
    desk, page = _window(FakeStorage()), Told()
    page.files = [record, OTHER]

    async def take() -> None:
        await follow(desk, page)
        assert (desk.carrying.handed, desk.summaries()) == ((record, OTHER), ())
        desk.carrying.take_handed()
        await _all_told()

    run(take())
    assert [row.id for row in desk.summaries()] == [walk_id]
    assert (len(desk.carrying.arrived), desk.carrying.handed, page.files) == (2, (), [])


def test_file_given_to_the_app_waits_for_the_next_window_when_the_one_that_looked_is_led_away() -> None:
    page = Told()
    page.files = [OTHER]
    led_away, desk = _window(FakeStorage()), _window(FakeStorage())
    run(follow(led_away, page))
    run(follow(desk, page))
    assert desk.carrying.handed == (OTHER,)


def test_file_given_to_the_app_can_be_left_and_is_told_no_more_while_the_page_still_has_it() -> None:
    desk, page = _window(FakeStorage()), Told()
    page.files = [OTHER]

    async def leave() -> None:
        await follow(desk, page)
        page.tell()
        desk.carrying.leave_handed()
        await sleep(0)
        assert desk.carrying.handed == ()
        await _all_told()

    run(leave())
    assert (desk.carrying.handed, desk.carrying.arrived, page.files) == ((), (), [])


def test_settings_say_what_the_browser_promised_and_the_room_it_has() -> None:
    storage = FakeStorage()
    storage.room, storage.persisted = 25_600_000, False
    keeping = _window(storage).house.keeping
    assert run(keeping.facts()) == (
        strings.KEPT_IN_BROWSER,
        strings.KEPT_UNPROMISED,
        strings.KEPT_ROOM.format(room=25),
    )
    storage.persisted = True
    assert strings.KEPT_PROMISED in run(keeping.facts())
