"""A record may say anything of its times: its screen is drawn, and says that it is not to be relied on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sro_assist.app import strings
from sro_assist.app.event_text import describe
from sro_assist.app.formatting import day
from sro_assist.app.record_view import RecordView, view_record
from sro_assist.records import Body, verify
from sro_assist.ui.screens.event_list import timeline_rows
from sro_assist.ui.theme import Layout
from tests.app.bench import Bench
from tests.records.events import a_forged_journal, an_id
from tests.records.walked import a_real_walk
from tests.ui.windows import a_window, driven

TIMES = st.one_of(
    st.sampled_from(
        [
            "9999-12-31T23:59:59.999999+00:00",
            "9999-12-31T23:59:59-23:59",
            "0001-01-01T00:00:00+23:59",
            "0001-01-01T00:00:00+00:00",
            "2026-11-23T10:15:00",
            "2026-11-23T10:15:00+00:00:01",
            "2026-W48-1",
            "",
            "yesterday",
        ]
    ),
    st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat()),
    st.text(max_size=40),
)
ELAPSED = st.one_of(st.integers(0, 10**16 - 1), st.integers(-5, 5), st.floats(0, 1e15), st.booleans())


def shown(bench: Bench) -> RecordView:
    """Everything that the record's screen works out, drawn."""
    record = view_record(bench.context, an_id())
    assert day(record.began, bench.session.context.now())
    assert timeline_rows(
        Layout(),
        record.timeline.pack,
        record.timeline.told,
        record.timeline.moments.time_of,
        record.timeline.odd,
    )
    assert all(describe(record.timeline.pack, entry) for entry in record.timeline.told.entries)
    return record


@settings(max_examples=60)
@given(TIMES, TIMES, ELAPSED, ELAPSED)
@example("9999-12-31T23:59:59+00:00", "2026-11-23T10:15:00+00:00", 1, 2)
@example("2026-11-23T10:15:00+00:00", "2026-11-23T10:15:00+00:00", 10**16 - 1, 10**16 - 1)
@example("2026-11-23T10:15:00+00:00", "0001-01-01T00:00:00+23:59", 5, 6)
def test_record_with_any_times_is_drawn(begun: str, again: str, one: float, other: float) -> None:
    walk = list(a_real_walk())
    walk[0] = {**walk[0], "at": begun}
    walk[1] = {**walk[1], "elapsed": one}
    walk.insert(2, {"kind": "resumed", "at": again, "elapsed": other})
    with TemporaryDirectory() as folder:
        (Path(folder) / f"{an_id()}.journal").write_bytes(sealed(walk))
        bench = Bench(Path(folder))
        for row in bench.session.library.load():
            assert day(row.began, bench.session.context.now())
            assert shown(bench)
        bench.context.records.close()


def sealed(walk: list[Body]) -> bytes:
    """The walk as a journal; another where it holds a text that is not read."""
    forged = a_forged_journal(walk)
    return forged if verify(forged).complete else a_forged_journal(list(a_real_walk()))


@driven
async def test_record_says_when_no_calendar_holds_a_time(bench: Bench) -> None:
    walk = list(a_real_walk())
    walk[-1] = {**walk[-1], "elapsed": 9_999_999_999_999_999}
    (bench.folder / f"{an_id()}.journal").write_bytes(a_forged_journal(walk))
    async with a_window(bench, f"/saved/{an_id()}") as window:
        assert strings.UNKNOWN_LINE.format(line=len(walk)) in window.texts()
        assert strings.LOST_ONE in window.texts()
        assert strings.PART_FAILED not in window.texts()


@pytest.mark.parametrize(("hours", "said"), [(-2, "set back here, by at least 2:01:00"), (1000, "")])
def test_reopening_tells_what_another_clock_showed(bench: Bench, hours: int, said: str) -> None:
    walk_id = bench.begin().id
    bench.ticker.forward(60)
    bench.walking.actions.danger()
    again = bench.restart()
    again.wall.at += timedelta(hours=hours)
    walking = again.session.walks.open(walk_id)
    assert walking is not None
    again.ticker.forward(30)
    walking.actions.danger()
    assert walking.view.time_of(walking.walk.elapsed) == again.wall.at + timedelta(seconds=30)
    record = view_record(again.context, walk_id)
    assert record.timeline.moments.time_of(walking.walk.elapsed) == again.wall.at + timedelta(seconds=30)
    told = [describe(record.timeline.pack, entry) for entry in record.timeline.told.entries]
    resumed = next(line for line in told if line and line.said.startswith("Opened again"))
    assert said in resumed.about


def test_clock_that_was_right_again_shows_right_times(bench: Bench) -> None:
    walk_id = bench.begin().id
    right = bench.wall.at
    wrong = bench.restart()
    wrong.wall.at = right + timedelta(days=365)
    assert wrong.session.walks.open(walk_id)
    wrong.walking.actions.danger()
    mended = wrong.restart()
    mended.wall.at = right + timedelta(minutes=10)
    walking = mended.session.walks.open(walk_id)
    assert walking is not None
    mended.ticker.forward(5)
    walking.actions.danger()
    assert walking.view.time_of(walking.walk.elapsed) == right + timedelta(minutes=10, seconds=5)
    told = view_record(mended.context, walk_id)
    assert told.timeline.moments.time_of(walking.walk.elapsed) == right + timedelta(minutes=10, seconds=5)
