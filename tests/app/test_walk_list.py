"""The list that is brought up to date a row at a time is the one that would be gathered anew."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sro_assist.app.walk_list import WalkList
from sro_assist.records import JournalWriter, Records, Summary
from tests.records.events import a_finish, a_start, an_answer, an_id

FEW = 4
DOINGS = ("begin", "answer", "finish", "draft", "no draft", "gone")


def _gathered(records: Records) -> WalkList:
    return WalkList(lambda: records, _no_title)


def _no_title(_row: Summary) -> str:
    return ""


class Device:
    """Records in a folder, and what is done with them one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.records = Records.open(folder)
        self.writings: dict[int, JournalWriter] = {}

    def do(self, what: str, number: int) -> None:
        """Do one of the ``DOINGS`` with one of the walkthroughs, where it can be done."""
        writing = self.writings.get(number)
        if what == "begin" and not writing:
            self.writings[number] = self.records.begin(
                a_start(number, at=f"2026-11-23T10:0{number}:00-06:00")
            )
        elif what in {"draft", "no draft"}:
            self.records.drafts.keep(an_id(number), {"": "told the nurse"} if what == "draft" else {})
        elif writing and not writing.finished:
            if what == "answer":
                writing.append(an_answer())
            elif what == "finish":
                writing.append(a_finish())
        elif writing and what == "gone":
            (self.folder / f"{an_id(number)}.journal").unlink(missing_ok=True)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(1, FEW)), max_size=24))
def test_rows_are_those_of_a_list_gathered_anew(doings: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as place:
        device = Device(Path(place))
        with closing(device.records):
            kept = _gathered(device.records)
            for doing in doings:
                device.do(*doing)
                anew = _gathered(device.records)
                assert kept.load() == anew.load()
                assert kept.unfinished == anew.unfinished
                assert {row.id for row in kept.unfinished} == {
                    row.id for row in kept.load() if row.ended == "open" and row.intact
                }
