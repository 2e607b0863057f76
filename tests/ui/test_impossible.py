"""A walk that its own trees do not lead to is never shown as intact, however well it is sealed."""

from __future__ import annotations

import json

from sro_assist.app import strings
from sro_assist.app.record_view import view_record
from sro_assist.records.exchange.sro_file import SroFile, pack
from tests.app.bench import Bench, a_newer_pack, the_pack
from tests.records.events import a_journal, a_walk, an_id
from tests.records.walked import a_real_journal, an_impossible_journal
from tests.ui.windows import a_window, driven

EDITION = json.dumps(dict(the_pack().files)).encode()


def taken_in(bench: Bench, journal: bytes, edition: bytes | None = EDITION) -> str:
    """Take a record in, and give what is said of it then."""
    bench.session.transfer.incoming.receive([("walk.sro", pack(SroFile(an_id(), journal, edition)))])
    return bench.session.transfer.incoming.arrived[0].say


@driven
async def test_impossible_walk_is_said_to_be_so(bench: Bench) -> None:
    said = strings.IMPOSSIBLE.format(line=3)
    assert taken_in(bench, an_impossible_journal()).endswith(said)
    record = view_record(bench.context, an_id())
    assert (record.seal, record.finding.sound, record.open) == (said, False, False)
    async with a_window(bench, f"/saved/{an_id()}") as window:
        assert said in window.texts()
        assert not any("Intact" in text for text in window.texts())


def test_steps_after_impossible_one_keep_their_screens(bench: Bench) -> None:
    taken_in(bench, an_impossible_journal())
    told = view_record(bench.context, an_id()).timeline.told
    assert told.misfit
    assert all(entry.screen for entry in told.entries[3:])


def test_record_without_its_edition_is_not_intact(bench: Bench) -> None:
    assert taken_in(bench, a_journal(a_walk(), closed=True), None).endswith(strings.UNCHECKED)
    assert view_record(bench.context, an_id()).seal == strings.UNCHECKED


def test_record_is_intact_once_its_edition_comes(bench: Bench) -> None:
    taken_in(bench, a_real_journal())
    name = bench.folder / "editions" / f"{the_pack().edition}.json"
    name.write_text("{}")
    other = bench.restart(a_newer_pack())
    assert view_record(other.context, an_id()).seal == strings.UNCHECKED
    taken_in(other, a_real_journal())
    assert view_record(other.context, an_id()).seal == strings.INTACT
