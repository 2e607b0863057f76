"""All records of one device, over each home."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sro_assist.errors import RecordError
from sro_assist.records import BusyError, Records, RecordStorage, Settings
from sro_assist.records.alerts import Alerts
from sro_assist.records.storage.local_folder import LocalFolder
from sro_assist.records.storage.protocol import SETTINGS, SUMMARIES, edition_name, journal_name
from sro_assist.trees.loader import edition_of
from tests.records.events import EDITION, a_finish, a_journal, a_start, a_walk, an_answer, an_id
from tests.records.storage.backends import MemoryHome

STORAGES: dict[str, Callable[[Path], RecordStorage]] = {
    "folder": LocalFolder,
    "memory": lambda _: MemoryHome(),
}
NAME = journal_name(an_id())


@pytest.fixture(params=STORAGES)
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> RecordStorage:
    return STORAGES[request.param](tmp_path)


def put(storage: RecordStorage, name: str, data: bytes) -> None:
    """Write a journal behind the app's back."""
    writer = storage.writer(name, create=True)
    writer.append(0, data)
    writer.close()


def assert_told_until_dealt_with(storage: RecordStorage, name: str) -> None:
    """At this start and the next one there is this one alert; once it was dealt with, never again."""
    assert [alert.name for alert in Records(storage).alerts] == [name]
    records = Records(storage)
    (alert,) = records.alerts
    assert alert.name == name
    records.deal_with(alert, "2031-04-05T10:00:00Z")
    assert records.alerts == Records(storage).alerts == ()


def walked(
    records: Records, number: int = 1, *, ended: str = "finished", at: str = "2026-11-23T10:15:00Z"
) -> None:
    writing = records.begin(a_start(number, at=at))
    for event in (
        {"kind": "danger", "elapsed": 5},
        {"kind": "noted", "text": "x", "elapsed": 9},
        an_answer(3),
    ):
        writing.append(event)
    writing.append(a_finish(ended=ended))


def test_records_give_back_what_was_walked(storage: RecordStorage) -> None:
    records = Records(storage)
    writing = records.begin(a_start())
    for event in a_walk()[1:]:
        writing.append(event)
    record = records.read(an_id())
    assert (record.id, record.bodies) == (an_id(), tuple(a_walk()))
    assert record.verdict.complete
    assert writing.closed


def test_records_open_makes_a_folder_and_keeps_records(tmp_path: Path) -> None:
    records = Records.open(tmp_path / "records")
    walked(records)
    records.close()
    again = Records.open(tmp_path / "records")
    assert [row.id for row in again.summaries()] == [an_id()]
    assert again.alerts == ()


def test_summary_says_what_the_events_say(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    (summary,) = records.summaries()
    assert summary.model_dump(exclude={"head", "size", "mark"}) == {
        "id": an_id(),
        "tree": "arrest",
        "started": "2026-11-23T10:15:00Z",
        "officer": "",
        "edition": EDITION,
        "app": "0.1.0",
        "events": 5,
        "elapsed": 91234,
        "ended": "finished",
        "outcome": "arrest.avoided",
        "dangers": 1,
        "notes": 1,
        "training": False,
        "intact": True,
    }
    assert summary.head == records.read(an_id()).verdict.head


def test_summary_of_an_interrupted_walkthrough_has_no_outcome(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records, ended="interrupted")
    (summary,) = records.summaries()
    assert (summary.ended, summary.outcome) == ("interrupted", "")
    assert records.unfinished() == ()


def test_summaries_are_newest_first_whatever_the_offset(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records, 1, at="2026-11-23T10:15:00-06:00")
    walked(records, 2, at="2026-11-23T10:20:00+00:00")
    walked(records, 3, at="2026-11-23T10:30:00-06:00")
    assert [row.id for row in records.summaries()] == [an_id(3), an_id(1), an_id(2)]


def test_unfinished_is_offered_and_resumed(storage: RecordStorage) -> None:
    first = Records(storage)
    first.begin(a_start()).append(an_answer())
    first.close()
    records = Records(storage)
    (summary,) = records.unfinished()
    assert (summary.id, summary.events, summary.ended, summary.head) == (an_id(), 2, "open", "")
    writing = records.resume(an_id())
    writing.append(a_finish())
    assert records.unfinished() == ()
    assert records.read(an_id()).bodies == (a_start(), an_answer(), a_finish())


def test_torn_last_line_is_cut_when_written_to(storage: RecordStorage) -> None:
    torn = a_journal([a_start(), an_answer()]) + b"0123 torn"
    put(storage, NAME, torn)
    records = Records(storage)
    assert [row.events for row in records.unfinished()] == [2]
    assert records.read(an_id()).verdict.torn == 9
    writing = records.resume(an_id())
    assert storage.read(NAME) == torn
    writing.append(an_answer(2))
    assert records.read(an_id()).bodies == (a_start(), an_answer(), an_answer(2))
    assert records.read(an_id()).verdict.torn == 0
    assert records.alerts == ()


def test_second_window_can_read_but_not_write(storage: RecordStorage) -> None:
    one, other = Records(storage), Records(storage)
    writing = one.begin(a_start())
    with pytest.raises(BusyError):
        other.resume(an_id())
    writing.append(an_answer())
    assert other.read(an_id()).bodies == (a_start(), an_answer())
    assert [row.events for row in other.unfinished()] == [2]
    one.close()
    other.resume(an_id()).append(an_answer(2))
    assert len(one.read(an_id()).bodies) == 3


def test_begin_refuses_a_wrong_or_second_start(storage: RecordStorage) -> None:
    records = Records(storage)
    times = ("yesterday", "2026-11-23T10:15:00")
    for wrong in [an_answer(), a_start(tree=1), *(a_start(at=time) for time in times)]:
        with pytest.raises(RecordError):
            records.begin(wrong)
    assert storage.names() == ()
    records.begin(a_start()).close()
    with pytest.raises(RecordError, match="begun before"):
        records.begin(a_start())


def test_finished_walkthrough_takes_no_more(storage: RecordStorage) -> None:
    records = Records(storage)
    writing = records.begin(a_start())
    with pytest.raises(RecordError, match="finished"):
        writing.append({"kind": "closed", "elapsed": 1})
    writing.append(a_finish())
    writing.append(a_finish())
    with pytest.raises(RecordError, match="finished"):
        writing.append(an_answer())
    with pytest.raises(RecordError, match="finished"):
        records.resume(an_id())
    assert records.read(an_id()).bodies == (a_start(), a_finish())


def test_append_keeps_one_chain_for_simultaneous_taps(storage: RecordStorage) -> None:
    writing = Records(storage).begin(a_start())
    with ThreadPoolExecutor(4) as taps:
        list(taps.map(lambda step: writing.append(an_answer(step)), range(200)))
    verdict = Records(storage).read(an_id()).verdict
    assert verdict.intact
    assert sorted(str(body.get("node")) for body in verdict.bodies[1:]) == sorted(f"n{n}" for n in range(200))


def test_append_leaves_hidden_characters_out_of_text(storage: RecordStorage) -> None:
    records = Records(storage)
    records.begin(a_start()).append({"kind": "noted", "text": "calm\u202e\x00 now\ud800", "elapsed": 1})
    assert records.read(an_id()).bodies[1]["text"] == "calm now"


def test_append_that_cannot_be_confirmed_is_done_again() -> None:
    storage = MemoryHome()
    records = Records(storage)
    writing = records.begin(a_start())
    storage.room = 0
    for event in (an_answer(), a_finish()):
        with pytest.raises(RecordError, match="Could not confirm"):
            writing.append(event)
    storage.room = None
    writing.append(an_answer())
    storage.room = 150  # room for the last event, not for the closing line
    with pytest.raises(RecordError, match="Could not confirm"):
        writing.append({"kind": "finished", "ended": "interrupted"})
    assert writing.finished
    storage.room = None
    writing.append(a_finish())
    assert records.read(an_id()).verdict.complete
    assert len(records.read(an_id()).bodies) == 3


def test_opening_mends_a_crash_before_the_closing_line(storage: RecordStorage) -> None:
    put(storage, NAME, a_journal(a_walk()))
    records = Records(storage)
    assert records.unfinished() == ()
    assert records.read(an_id()).verdict.complete
    assert [row.outcome for row in records.summaries()] == ["arrest.avoided"]


def test_record_that_is_not_json_is_set_aside(storage: RecordStorage) -> None:
    walked(Records(storage), 2)
    put(storage, NAME, b"this is no journal\n")
    records = Records(storage)
    assert [row.id for row in records.summaries()] == [an_id(2)]
    (alert,) = records.alerts
    assert alert.name == NAME
    assert "not a walkthrough" in str(alert)
    assert f"moved to set-aside/{NAME}" in alert.hint
    assert storage.read(NAME) is None
    assert_told_until_dealt_with(storage, NAME)


@pytest.mark.parametrize(
    "data",
    [b"torn", a_journal([an_answer()]), a_journal([a_start(2)]), a_journal([a_start(edition=None)])],
    ids=["no first line", "no start", "another walkthrough", "incomplete start"],
)
def test_journal_that_holds_no_walkthrough_is_set_aside(storage: RecordStorage, data: bytes) -> None:
    put(storage, NAME, data)
    records = Records(storage)
    assert (records.summaries(), len(records.alerts)) == ((), 1)
    records.begin(a_start())
    assert [row.id for row in records.unfinished()] == [an_id()]
    records.close()
    assert_told_until_dealt_with(storage, NAME)
    assert [row.id for row in Records(storage).unfinished()] == [an_id()]


@pytest.mark.parametrize(
    "data", [b"", b"0123abcd", b"ab" * 32, a_journal([a_start()])[:90], bytes(80), b"ab12" + bytes(9) + b"\n"]
)
def test_journal_without_a_confirmed_step_is_left_alone(storage: RecordStorage, data: bytes) -> None:
    put(storage, NAME, data)
    records = Records(storage)
    assert (records.summaries(), records.alerts, storage.read(NAME)) == ((), (), data)
    records.begin(a_start())
    assert [row.id for row in records.unfinished()] == [an_id()]


def test_journal_another_window_begins_is_left_alone(storage: RecordStorage) -> None:
    writer = storage.writer(NAME, create=True)
    assert Records(storage).alerts == ()
    writer.append(0, a_journal([a_start()]))
    assert len(Records(storage).unfinished()) == 1
    writer.close()


def test_changed_record_is_listed_altered_and_not_written(storage: RecordStorage) -> None:
    changed = a_journal(a_walk()[:4]).replace(b'"n2"', b'"n7"')
    put(storage, NAME, changed)
    records = Records(storage)
    assert [(row.events, row.intact) for row in records.summaries()] == [(4, False)]
    assert records.unfinished() == ()
    (alert,) = records.alerts
    assert "Line 3: its digest does not fit" in alert.what
    with pytest.raises(RecordError, match="cannot be continued"):
        records.resume(an_id())
    assert records.read(an_id()).bodies == tuple(a_walk()[:2])
    assert storage.read(NAME) == changed
    assert_told_until_dealt_with(storage, NAME)


def test_cut_end_of_finished_record_is_found(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    records.close()
    data = storage.read(NAME) or b""
    put(storage, NAME, b"".join(data.splitlines(keepends=True)[:3]))
    fault = Records(storage).read(an_id()).verdict.fault
    assert fault is not None
    assert fault.why == "3 lines were cut off the end"


def test_removed_record_is_told_until_dealt_with(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    walked(records)
    walked(records, 2)
    records.close()
    (tmp_path / NAME).unlink()
    again = Records.open(tmp_path)
    assert [(alert.name, alert.what) for alert in again.alerts] == [
        (NAME, "A record that was kept here is no longer there.")
    ]
    assert [row.id for row in again.summaries()] == [an_id(2)]
    assert_told_until_dealt_with(LocalFolder(tmp_path), NAME)
    with pytest.raises(RecordError, match="not here"):
        again.read(an_id())


def test_unreadable_record_is_said_and_the_rest_opens(tmp_path: Path) -> None:
    walked(Records.open(tmp_path), 2)
    (tmp_path / NAME).mkdir()
    records = Records.open(tmp_path)
    assert [row.id for row in records.summaries()] == [an_id(2)]
    assert [alert.name for alert in records.alerts] == [NAME]


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b'{"a":[]}', b'{"t":{"x":{}}}', b'{"summaries-1":{"1":{"id":"x"}}}', b"[" * 99_999, b"\xff"],
    ids=["empty", "list", "no table", "no number", "no summary", "deep", "no text"],
)
def test_unreadable_list_is_set_aside_and_made_anew(storage: RecordStorage, data: bytes) -> None:
    before = Records(storage)
    walked(before)
    walked(before, 2)
    before.close()
    storage.replace(SUMMARIES, data)
    records = Records(storage)
    assert records.summaries() == before.summaries()
    assert [alert.name for alert in records.alerts] == [SUMMARIES]
    assert storage.read(SUMMARIES) not in {None, data}
    assert_told_until_dealt_with(storage, SUMMARIES)


def test_list_is_rebuilt_from_the_journals(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    records.close()
    kept = storage.read(SUMMARIES) or b""
    storage.replace(SUMMARIES, kept.replace(b"arrest.avoided", b"arrest.invented"))
    wrong = Records(storage)
    assert [row.outcome for row in wrong.summaries()] == ["arrest.invented"]
    wrong.rebuild()
    assert [row.outcome for row in wrong.summaries()] == ["arrest.avoided"]
    assert storage.read(SUMMARIES) == kept


def test_step_does_not_write_the_list(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    assert storage.read(SUMMARIES) is None
    records.close()
    assert an_id().encode() in (storage.read(SUMMARIES) or b"")


def test_settings_are_kept(storage: RecordStorage) -> None:
    records = Records(storage)
    assert records.settings == Settings()
    records.settings = Settings(officer="4711", theme="dark")
    records.settings = Settings(officer="4711", text_size=1.5)
    assert Records(storage).settings == Settings(officer="4711", text_size=1.5)


@pytest.mark.parametrize("data", [b"{", b"[1]"])
def test_settings_that_cannot_be_read_are_set_aside(storage: RecordStorage, data: bytes) -> None:
    storage.replace(SETTINGS, data)
    records = Records(storage)
    assert records.settings == Settings()
    assert [alert.name for alert in records.alerts] == [SETTINGS]
    records.settings = Settings(theme="light")
    assert_told_until_dealt_with(storage, SETTINGS)
    assert Records(storage).settings.theme == "light"


def test_edition_is_kept_once(storage: RecordStorage) -> None:
    records = Records(storage)
    assert records.edition(EDITION) is None
    records.keep_edition(EDITION, b"the pack")
    records.keep_edition(EDITION, b"another")
    assert Records(storage).edition(EDITION) == b"the pack"


FILES = {"pack.json": "{}"}
PACK, DIGEST = json.dumps(FILES).encode(), edition_of(FILES)


def test_damaged_edition_is_kept_anew_and_told(storage: RecordStorage) -> None:
    storage.replace(edition_name(DIGEST), damaged := PACK.replace(b"{}", b"[]"))
    records = Records(storage)
    records.keep_edition(DIGEST, PACK)
    assert records.edition(DIGEST) == PACK
    (alert,) = records.alerts
    assert "damaged" in alert.what
    if isinstance(storage, MemoryHome):
        assert storage.files[f"set-aside/{edition_name(DIGEST)}"] == damaged
    records.keep_edition(DIGEST, PACK)
    assert len(records.alerts) == 1


def test_edition_written_otherwise_is_left_as_it_is(storage: RecordStorage) -> None:
    storage.replace(edition_name(DIGEST), spaced := json.dumps(FILES, indent=1).encode())
    records = Records(storage)
    records.keep_edition(DIGEST, PACK)
    assert (records.edition(DIGEST), records.alerts) == (spaced, ())


def test_edition_that_cannot_be_read_is_kept_anew(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    (tmp_path / edition_name(DIGEST)).mkdir(parents=True)
    records.keep_edition(DIGEST, PACK)
    assert records.edition(DIGEST) == PACK
    assert (tmp_path / "set-aside" / f"{DIGEST}.json").is_dir()


def test_records_open_despite_unreadable_unmovable_tables(tmp_path: Path) -> None:
    walked(Records.open(tmp_path))
    for name in (SUMMARIES, SETTINGS):
        (tmp_path / name).unlink(missing_ok=True)
        (tmp_path / name).mkdir()
    (tmp_path / "set-aside").write_text("in the way")
    (tmp_path / journal_name(an_id(2))).write_text("rubbish")
    records = Records.open(tmp_path)
    assert [row.id for row in records.summaries()] == [an_id()]
    assert {alert.name for alert in records.alerts} == {SUMMARIES, SETTINGS, journal_name(an_id(2))}
    with pytest.raises(RecordError):
        records.settings = Settings(theme="dark")
    assert records.settings == Settings()


def test_list_sees_what_other_windows_add_in_time(storage: RecordStorage) -> None:
    count = 130
    for number in range(1, count + 1):
        put(storage, journal_name(an_id(number)), a_journal([a_start(number), an_answer()]))
    records, other = Records(storage), Records(storage)
    for number in (1, count):
        other.resume(an_id(number)).append(an_answer(2))
    for _ in range(count):
        events = {row.id: row.events for row in records.summaries()}
    assert [events[an_id(number)] for number in (1, 2, count)] == [3, 2, 3]
    assert records.summaries() is records.summaries()


def test_unchanged_list_is_the_same_object(storage: RecordStorage) -> None:
    records = Records(storage)
    walked(records)
    writing = records.begin(a_start(2))
    before = records.summaries()
    assert records.summaries() is before
    writing.append(an_answer())
    assert [row.events for row in records.summaries()] == [2, 5]


def test_alerts_without_a_log_are_those_met_here() -> None:
    alerts = Alerts()
    alerts.add("x", "what", "mend")
    alerts.add("x", "what", "mend")
    assert [str(alert) for alert in alerts] == ["x: what mend"]
