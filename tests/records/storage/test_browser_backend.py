"""The home in the browser's storage, on a storage that does what the specification says."""

from __future__ import annotations

from collections.abc import Callable
from errno import EIO

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, Records, RecordStorage, verify
from sro_assist.records.journal.writer import JournalWriter
from sro_assist.records.storage.browser.backend import BrowserStorage
from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.virtual_files import FILES, INDEX, LOG
from sro_assist.records.storage.protocol import SETTINGS, SUMMARIES, edition_name, journal_name
from tests.records.events import a_finish, a_start, a_walk, an_answer, an_id
from tests.records.storage.fake_browser_storage import FakePlace, FakeStorage, run
from tests.records.storage.test_protocol import (  # noqa: F401 - the suite that every home passes
    test_line_appended_again_stands_there_once,
    test_nothing_appended_cuts_off_what_follows,
    test_storage_cuts_off_what_was_not_acknowledged,
    test_storage_gives_another_stamp_after_each_write,
    test_storage_gives_back_what_was_appended,
    test_storage_has_no_writer_for_missing_journals,
    test_storage_has_one_writer_at_a_time,
    test_storage_is_empty_when_new,
    test_storage_keeps_device_log_apart_from_journals,
    test_storage_keeps_nothing_under_another_name,
    test_storage_refuses_to_leave_a_gap,
    test_storage_replaces_a_file_whole,
    test_storage_sets_a_file_aside,
    test_storage_sets_a_journal_aside,
    test_storage_writer_refuses_to_append_when_closed,
)

NAME = journal_name(an_id())


def opened(fake: FakeStorage, on_lost: Callable[[], None] = lambda: None) -> BrowserStorage:
    return run(BrowserStorage.open(FakePlace(fake), on_lost))


def failing(*calls: str, times: int = 1_000_000) -> Callable[[str], None]:
    """These calls fail so many times."""
    left = iter(range(times))

    def fail(call: str) -> None:
        if call in calls and next(left, None) is not None:
            raise OSError(EIO, "the browser says UnknownError")

    return fail


@pytest.fixture(params=["kept", "forgetful"])
def storage(request: pytest.FixtureRequest) -> RecordStorage:
    return opened(FakeStorage()) if request.param == "kept" else BrowserStorage.forgetful()


@pytest.fixture
def fake() -> FakeStorage:
    return FakeStorage()


def test_storage_has_everything_when_opened_again(fake: FakeStorage) -> None:
    first = opened(fake)
    records = Records(first)
    for number in (1, 2):
        for body in (walk := a_walk(number=number))[:1]:
            writing = records.begin(body)
        for body in walk[1:]:
            writing.append(body)
    records.keep_edition("ab" * 32, b"{}")
    records.close()
    first.close()
    again = opened(fake)
    assert [row.ended for row in Records(again).summaries()] == ["finished", "finished"]
    assert Records(again).read(an_id(2)).verdict.complete
    assert again.read(edition_name("ab" * 32)) == b"{}"


def test_storage_opens_as_many_files_however_full(fake: FakeStorage) -> None:
    records = Records(opened(fake))
    for number in range(30):
        records.begin(a_start(number))
    assert set(fake.files) == set(FILES)


def test_storage_keeps_an_index_once_it_holds_much(fake: FakeStorage) -> None:
    storage = opened(fake)
    writer = storage.writer(NAME, create=True)
    for step in range(600):
        writer.append(step, b"x\n")
    assert not fake.files[f"{INDEX}.b"].data
    storage.close()
    opened(fake).close()
    assert fake.files[f"{INDEX}.b"].data
    reopened = opened(fake)
    assert (reopened.read(NAME), reopened.names()) == (b"x\n" * 600, (NAME,))


def test_storage_opens_when_its_index_cannot_be_kept(fake: FakeStorage) -> None:
    storage = opened(fake)
    writer = storage.writer(NAME, create=True)
    for step in range(600):
        writer.append(step, b"x\n")
    storage.close()
    fake.fails = failing("flush")
    assert opened(fake).read(NAME) == b"x\n" * 600


def test_storage_reads_nothing_at_a_step(fake: FakeStorage) -> None:
    writing = JournalWriter.begin(opened(fake), a_start())
    calls: list[str] = []
    fake.fails = calls.append
    for step in range(3):
        writing.append(an_answer(step))
    assert calls == ["size", "write", "flush"] * 3


def test_second_window_can_read_and_not_write(fake: FakeStorage) -> None:
    first, second = opened(fake), opened(fake)
    first.writer(NAME, create=True).append(0, b"one\n")
    assert (first.read_only, second.read_only) == (False, True)
    run(second.refresh())
    assert (second.names(), second.read(NAME)) == ((NAME,), b"one\n")
    for refused in (
        lambda: second.writer(NAME),
        lambda: second.replace(SETTINGS, b"{}"),
        lambda: second.set_aside(SETTINGS),
    ):
        with pytest.raises(BusyError, match="another window"):
            refused()


def test_second_window_opens_records_without_alerts(fake: FakeStorage) -> None:
    Records(opened(fake)).begin(a_start())
    finished = Records(opened(fake))
    assert [row.id for row in finished.summaries()] == [an_id()]
    assert finished.alerts == ()


def test_second_window_keeps_its_list_to_itself(fake: FakeStorage) -> None:
    first, second = opened(fake), opened(fake)
    second.replace(SUMMARIES, b"{}")
    assert (second.read(SUMMARIES), first.read(SUMMARIES)) == (b"{}", None)


def test_take_over_makes_the_first_window_read_only(fake: FakeStorage) -> None:
    told: list[bool] = []
    first = opened(fake, lambda: told.append(first.read_only))
    writer = first.writer(NAME, create=True)
    writer.append(0, b"one\n")
    second = opened(fake)
    run(second.take_over())
    assert (first.read_only, second.read_only, told) == (True, False, [True])
    with pytest.raises(BusyError, match="another window"):
        writer.append(1, b"two\n")
    second.writer(NAME).append(1, b"TWO\n")
    assert (first.read(NAME), second.read(NAME)) == (b"one\n", b"one\nTWO\n")


def test_take_over_and_back_leaves_no_old_writer(fake: FakeStorage) -> None:
    first = opened(fake)
    old = first.writer(NAME, create=True)
    old.append(0, b"one\n")
    second = opened(fake)
    run(second.take_over())
    second.writer(NAME).append(1, b"TWO\n")
    run(first.take_over())
    new = first.writer(NAME)
    with pytest.raises(RecordError, match="Could not confirm"):
        old.append(1, b"x\n")
    old.close()
    new.append(2, b"!\n")
    assert (first.read(NAME), second.read_only) == (b"one\nTWO\n!\n", True)


def test_lines_are_counted_anew_after_taking_over(fake: FakeStorage) -> None:
    first = opened(fake)
    writer = first.writer(NAME, create=True)
    writer.append(0, b"one\ntwo\n")
    writer.close()
    second = opened(fake)
    run(second.take_over())
    second.set_aside(NAME)
    second.writer(NAME, create=True).append(0, b"the first one\nthe second one\nthe third one\n")
    run(first.take_over())
    first.writer(NAME).append(2, b"three\n")
    assert first.read(NAME) == b"the first one\nthe second one\nthree\n"


def test_take_over_is_refused_while_a_window_clings(fake: FakeStorage) -> None:
    first = opened(fake)
    first.writer(NAME, create=True).append(0, b"one\n")
    second = opened(fake)
    fake.clings = True
    with pytest.raises(BusyError, match="does not let go"):
        run(second.take_over())
    assert (second.read_only, second.read(NAME), fake.holder) == (True, b"one\n", None)


def test_take_over_is_nothing_for_the_writer(fake: FakeStorage) -> None:
    storage = opened(fake)
    writer = storage.writer(NAME, create=True)
    run(storage.take_over())
    writer.append(0, b"one\n")
    assert storage.read(NAME) == b"one\n"


def test_take_over_while_opening_leaves_one_writer(fake: FakeStorage) -> None:
    """The third takes over while the second is waiting for its files."""
    second, third = FakePlace(fake), FakePlace(fake)
    storages: list[BrowserStorage] = []

    def cut_in(call: str) -> None:
        if call == "open" and not storages:
            storages.append(BrowserStorage(third))
            run(storages[0].take_over())
            storages[0].close()  # so that the second could have its files, if it still thought it may

    fake.fails = cut_in
    late = run(BrowserStorage.open(second))
    assert late.read_only
    run(late.take_over())
    assert not late.read_only


def test_closed_home_lets_another_window_write(fake: FakeStorage) -> None:
    first = opened(fake)
    writer = first.writer(NAME, create=True)
    writer.append(0, b"one\n")
    first.close()
    second = opened(fake)
    second.writer(NAME).append(1, b"two\n")
    with pytest.raises(BusyError):
        writer.append(1, b"2\n")
    assert (second.read(NAME), first.read(NAME)) == (b"one\ntwo\n", b"one\n")


def test_full_quota_is_said_and_room_mends_it(fake: FakeStorage) -> None:
    storage = opened(fake)
    writing = JournalWriter.begin(storage, a_start())
    kept = [a_start()]
    for room in range(0, 400, 7):
        fake.room = room
        before = storage.read(NAME)
        with pytest.raises(RecordError, match=r"Could not confirm.* no room left.* Make room"):
            writing.append({"kind": "noted", "text": "x" * 400, "elapsed": 1})
        assert (storage.read(NAME), fake.room) == (before, room)
        fake.room = None
        writing.append(an_answer(room))
        kept.append(an_answer(room))
    verdict = verify(storage.read(NAME) or b"")
    assert (verdict.intact, list(verdict.bodies)) == (True, kept)
    storage.close()
    assert opened(fake).read(NAME) == storage.read(NAME)


def test_full_quota_leaves_small_files_alone(fake: FakeStorage) -> None:
    storage = opened(fake)
    storage.replace(SETTINGS, b"old")
    for room in range(0, 100, 9):
        fake.room = room
        with pytest.raises(RecordError, match="no room left"):
            storage.replace(SETTINGS, b"new" * 100)
        assert storage.read(SETTINGS) == b"old"
    storage.close()
    fake.room = None
    assert opened(fake).read(SETTINGS) == b"old"


@pytest.mark.parametrize("times", [1, 2, 1_000_000])
@pytest.mark.parametrize("call", ["size", "write", "truncate", "flush"])
def test_append_says_failures_and_goes_on_once_mended(fake: FakeStorage, call: str, times: int) -> None:
    place = FakePlace(fake)
    storage = run(BrowserStorage.open(place))
    writing = JournalWriter.begin(storage, a_start())
    fake.files[LOG].data += b"never acknowledged"
    fake.fails = failing(call, times=times)
    kept = [a_start()]
    for step in range(1, 5):
        try:
            writing.append(an_answer(step))
            kept.append(an_answer(step))
        except RecordError as error:
            assert "Could not confirm" in error.what  # noqa: PT017 - how many fail is not the same for each
    fake.fails = lambda _: None
    place.do_later()
    writing.append(a_finish())
    verdict = verify(storage.read(NAME) or b"")
    assert (verdict.complete, list(verdict.bodies)) == (True, [*kept, a_finish()])
    assert len(kept) < 5


def test_files_the_browser_closed_are_opened_again(fake: FakeStorage) -> None:
    place = FakePlace(fake)
    storage = run(BrowserStorage.open(place))
    writer = storage.writer(NAME, create=True)
    writer.append(0, b"one\n")
    for file in fake.files.values():
        file.opened = None
    for _ in range(2):
        with pytest.raises(RecordError, match="Could not confirm"):
            writer.append(1, b"two\n")
    assert len(place.tasks) == 1
    fake.fails = failing("open", times=1)
    place.do_later()
    with pytest.raises(RecordError, match="could not be read"):
        storage.read(NAME)
    place.do_later()
    writer.append(1, b"two\n")
    assert storage.read(NAME) == b"one\ntwo\n"


def test_mending_stops_when_another_window_took_over(fake: FakeStorage) -> None:
    place = FakePlace(fake)
    first = run(BrowserStorage.open(place))
    first.writer(NAME, create=True).append(0, b"one\n")
    fake.fails = failing("read", times=2)  # the read, and the copy that is made when it steps down
    with pytest.raises(RecordError, match="could not be read"):
        first.read(NAME)
    second = opened(fake)
    run(second.take_over())
    place.do_later()
    assert (first.read_only, first.read(NAME)) == (True, b"one\n")
    second.writer(NAME).append(1, b"two\n")
    assert second.read(NAME) == b"one\ntwo\n"


@pytest.mark.parametrize("call", ["read", "size"])
def test_open_that_cannot_read_holds_nothing(fake: FakeStorage, call: str) -> None:
    fake.fails = failing(call)
    with pytest.raises(RecordError, match="could not be opened"):
        opened(fake)
    fake.fails = lambda _: None
    assert not opened(fake).read_only


def test_open_says_that_a_browser_cannot_keep_records(fake: FakeStorage) -> None:
    def fail(call: str) -> None:
        raise NoKeepingError(f"it has no {call}")

    fake.fails = fail
    with pytest.raises(NoKeepingError, match="cannot keep records safely: it has no open"):
        opened(fake)
    assert fake.holder is None


def test_read_only_home_says_it_cannot_be_read(fake: FakeStorage) -> None:
    opened(fake)
    fake.fails = failing("copies")
    with pytest.raises(RecordError, match="could not be read"):
        opened(fake)


def test_damage_is_told_and_leaves_the_rest(fake: FakeStorage) -> None:
    storage = opened(fake)
    for number in (1, 2):
        storage.writer(journal_name(an_id(number)), create=True).append(0, b"kept %d\n" % number)
    assert storage.alerts == ()
    storage.close()
    data = fake.files[LOG].data
    data[data.index(b"kept 1")] ^= 1
    again = opened(fake)
    assert again.read(journal_name(an_id(2))) == b"kept 2\n"
    assert [alert.name for alert in again.alerts] == [LOG]


def test_storage_says_what_the_browser_promises(fake: FakeStorage) -> None:
    fake.room, fake.persisted = 5_000, True
    storage = opened(fake)
    assert (storage.keeps, storage.persisted, run(storage.room_left())) == (True, True, 5_000)
    fake.persisted = False
    assert (run(storage.room_left()), storage.persisted) == (5_000, False)


def test_forgetful_home_says_that_it_keeps_nothing() -> None:
    storage = BrowserStorage.forgetful()
    Records(storage).begin(a_start())
    storage.close()
    assert (storage.keeps, storage.persisted, run(storage.room_left())) == (False, False, None)
    assert storage.names() == (NAME,)


def test_set_aside_finds_a_free_name(storage: RecordStorage) -> None:
    places = []
    for data in (b"1", b"2", b"3"):
        storage.replace(SETTINGS, data)
        places.append(storage.set_aside(SETTINGS))
    assert places == ["set-aside/settings.json", "set-aside/settings.json.2", "set-aside/settings.json.3"]
    with pytest.raises(RecordError, match="not here"):
        storage.set_aside(SETTINGS)
