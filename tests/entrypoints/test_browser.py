"""The phone's house, over a storage that behaves as the browser's does: two windows, and none at all."""

from __future__ import annotations

from asyncio import all_tasks, current_task, gather, run, sleep
from collections.abc import Callable, Mapping
from datetime import datetime
from errno import EIO

from sro_assist.app import strings
from sro_assist.app.context import AppContext
from sro_assist.app.record_import import ReceivedFile
from sro_assist.app.session import Session
from sro_assist.app.walk_session import WalkSession
from sro_assist.app.window import Window
from sro_assist.entrypoints.browser import follow, open_context
from sro_assist.records import verify
from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.file_handle import Handle
from sro_assist.ui.components.edition_label import edition_said
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage


def _window(storage: FakeStorage) -> Session:
    return Session(run(open_context(FakePlace(storage))))


def _walk(session: Session) -> WalkSession:
    assert session.walks.current is not None
    session.walks.current.actions._shown_at = float("-inf")  # the screen has been read
    return session.walks.current


class Noting(Window):
    """Notes what is asked of it in its own turn."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []

    def in_turn(self, action: Callable[[], object]) -> None:
        self.asked.append(action)


def _drawings(session: Session) -> list[object]:
    """One for each time that this window is drawn because of another, from now on."""
    session.window = window = Noting()
    run(follow(session, Told()))
    window.asked.clear()
    return window.asked


def _kinds(context: AppContext, walk_id: str) -> list[object]:
    return [body["kind"] for body in context.records.read(walk_id).bodies]


def test_step_is_in_storage_before_it_shows() -> None:
    session = _window(FakeStorage())
    walk_id = session.walks.begin("arrest")
    _walk(session).actions.answer("yes")
    assert _kinds(session.context, walk_id) == ["started", "answered"]
    assert session.context.storage_status.told() == ()


def test_second_window_can_only_read_what_is_kept() -> None:
    storage = FakeStorage()
    first = _window(storage)
    walk_id = first.walks.begin("arrest")
    _walk(first).actions.answer("yes")
    second = _window(storage)
    assert second.failures() == (strings.ANOTHER_WRITES,)
    assert [row.id for row in second.library.load()] == [walk_id]
    assert second.walks.open(walk_id) is None
    assert "another window" in second.walks.failure.lower()


def test_window_that_writes_here_takes_the_walk_over() -> None:
    storage = FakeStorage()
    first = _window(storage)
    walk_id = first.walks.begin("arrest")
    _walk(first).actions.answer("yes")
    second = _window(storage)
    drawn = _drawings(first)
    run(second.write_here())
    assert (_walk(first).persistence.owned_elsewhere, len(drawn)) == (True, 1)
    assert second.failures() == ()
    taken = second.walks.open(walk_id)
    assert taken is not None
    assert taken.walk.frame == _walk(first).walk.frame

    before = _walk(first).walk.frame
    _walk(first).actions.answer("yes")
    assert (_walk(first).persistence.owned_elsewhere, _walk(first).walk.frame) == (True, before)
    assert first.context.storage_status.told() == (strings.ANOTHER_WRITES,)

    _walk(second).actions.answer("yes")
    assert _kinds(second.context, walk_id) == ["started", "answered", "resumed", "answered"]


def test_walk_goes_on_once_window_can_write() -> None:
    storage = FakeStorage()
    _window(storage)
    second = _window(storage)
    walk_id = second.walks.danger()
    assert _walk(second).persistence.owned_elsewhere
    run(second.write_here())
    assert not _walk(second).persistence.owned_elsewhere
    _walk(second).overlay.show("screen")
    _walk(second).actions.answer("rule")
    assert _kinds(second.context, walk_id) == ["started", "answered"]
    assert verify(storage_journal(second.context, walk_id)).intact


def storage_journal(context: AppContext, walk_id: str) -> bytes:
    handed = context.records._storage.read(f"{walk_id}.journal")
    assert handed is not None
    return handed


def test_browser_keeping_nothing_is_said_and_blocks_nobody() -> None:
    class NoPlace(FakePlace):
        async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
            raise NoKeepingError(f"it has no files for {len(names)} names")

    session = Session(run(open_context(NoPlace(FakeStorage()))))
    assert "cannot keep records" in session.failures()[0]
    session.walks.begin("arrest")
    before = _walk(session).walk.frame
    _walk(session).actions.answer("yes")
    assert _walk(session).walk.frame != before


def test_unreadable_storage_is_said_and_blocks_nobody() -> None:
    class Broken(FakePlace):
        async def handles(self, names: tuple[str, ...]) -> Mapping[str, Handle]:
            raise OSError(EIO, f"the browser says UnknownError of {len(names)} files")

    session = Session(run(open_context(Broken(FakeStorage()))))
    assert "UnknownError" in session.failures()[0]
    assert "nothing is kept" in session.failures()[0]
    session.walks.begin("arrest")
    assert _walk(session).walk.frame.node


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


def test_home_says_edition_and_when_last_looked() -> None:
    session, page = _window(FakeStorage()), Told()
    session.window = window = Noting()
    edition = f"Edition {session.context.pack.edition[:7]}."
    assert edition_said(session) == f"{edition} {strings.NEVER_LOOKED}"

    async def look() -> None:
        await follow(session, page)
        page.when = session.context.now().replace(hour=14, minute=5)
        page.tell()
        await sleep(0)
        await sleep(0)

    run(look())
    assert edition_said(session) == f"{edition} Last looked for a new one: today, 14:05."
    assert len(window.asked) == 2


OTHER = ReceivedFile("other.txt", b"nothing of ours", "one")


async def _all_told() -> None:
    """Whatever was begun has come to its end."""
    while begun := all_tasks() - {current_task()}:
        await gather(*begun)


def test_handed_file_waits_until_officer_takes_it_in() -> None:
    officer = _window(FakeStorage())
    walk_id = officer.walks.begin("arrest")
    _walk(officer).actions.answer("yes")
    record = ReceivedFile("tuesday.sro", officer.context.records.hand_over(walk_id), "two")
    session, page = _window(FakeStorage()), Told()
    page.files = [record, OTHER]

    async def take() -> None:
        await follow(session, page)
        assert (session.transfer.incoming.handed, session.library.load()) == ((record, OTHER), ())
        session.transfer.incoming.accept()
        await _all_told()

    run(take())
    assert [row.id for row in session.library.load()] == [walk_id]
    assert (len(session.transfer.incoming.arrived), session.transfer.incoming.handed, page.files) == (
        2,
        (),
        [],
    )


def test_handed_file_waits_for_the_next_window() -> None:
    page = Told()
    page.files = [OTHER]
    led_away, session = _window(FakeStorage()), _window(FakeStorage())
    run(follow(led_away, page))
    run(follow(session, page))
    assert session.transfer.incoming.handed == (OTHER,)


def test_handed_file_left_is_told_no_more() -> None:
    session, page = _window(FakeStorage()), Told()
    page.files = [OTHER]

    async def leave() -> None:
        await follow(session, page)
        page.tell()
        session.transfer.incoming.decline()
        await sleep(0)
        assert session.transfer.incoming.handed == ()
        await _all_told()

    run(leave())
    assert (session.transfer.incoming.handed, session.transfer.incoming.arrived, page.files) == ((), (), [])


def test_settings_say_what_browser_promised_and_its_room() -> None:
    storage = FakeStorage()
    storage.room, storage.persisted = 25_600_000, False
    storage_status = _window(storage).context.storage_status
    assert run(storage_status.facts()) == (
        strings.KEPT_IN_BROWSER,
        strings.KEPT_UNPROMISED,
        strings.KEPT_ROOM.format(room=25),
    )
    storage.persisted = True
    assert strings.KEPT_PROMISED in run(storage_status.facts())
