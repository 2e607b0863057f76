"""What all windows share: titles, and the editions that records were made on."""

from __future__ import annotations

import json

import pytest

from sro_assist.trees.model import Outcome
from sro_assist.trees.pack import Pack
from tests.app.bench import Bench, a_newer_pack, at_the_end, the_pack
from tests.app.walk_steps import edition_file, finished


def test_outcome_title_is_the_one_that_was_reached(bench: Bench) -> None:
    bench.begin()
    node = bench.reach(at_the_end).walk.screen
    assert isinstance(node, Outcome)
    bench.session.walks.finish()
    (summary,) = bench.session.library.load()
    assert bench.session.context.outcome_title(summary) == node.title


def test_outcome_title_is_empty_while_there_is_none(bench: Bench) -> None:
    bench.begin().actions.danger()
    (summary,) = bench.session.library.load()
    assert bench.session.context.outcome_title(summary) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pack.json": 1}', '{"pack.json": "{}"}'])
def test_outcome_title_is_empty_when_edition_is_unreadable(bench: Bench, text: str) -> None:
    finished(bench)
    edition_file(bench).write_text(text)
    session = bench.restart(a_newer_pack()).session
    (summary,) = session.library.load()
    assert session.context.outcome_title(summary) == ""


def test_tree_title_of_missing_tree_is_its_id(bench: Bench) -> None:
    assert bench.session.context.tree_title("arrest") == the_pack().trees["arrest"].title
    assert bench.session.context.tree_title("gone") == "gone"


def test_pack_of_gives_the_edition_that_was_kept(bench: Bench) -> None:
    bench.begin()
    session = bench.restart(a_newer_pack()).session
    old = session.context.packs.of(the_pack().edition)
    assert isinstance(old, Pack)
    assert (old.edition, old.trees) == (the_pack().edition, the_pack().trees)


def test_pack_of_reads_an_edition_once(bench: Bench) -> None:
    bench.begin()
    session = bench.restart(a_newer_pack()).session
    first = session.context.packs.of(the_pack().edition)
    assert first is not None
    assert session.context.packs.of(the_pack().edition) is first


def test_pack_of_knows_no_edition_never_kept(bench: Bench) -> None:
    assert bench.session.context.packs.of("ab" * 32) is None


def test_pack_of_believes_no_edition_that_was_changed(bench: Bench) -> None:
    bench.begin()
    edition_file(bench).write_text(json.dumps(dict(a_newer_pack().files)))
    assert bench.restart(a_newer_pack()).session.context.packs.of(the_pack().edition) is None
