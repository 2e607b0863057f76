"""The list of what is kept here, as it was when it was last looked at."""

from __future__ import annotations

from datetime import timedelta

from sro_assist.app.session import Session
from tests.app.bench import Bench
from tests.app.walk_steps import finished, first_choice


def test_unfinished_lists_newest_first_without_ended_walks(bench: Bench) -> None:
    ids = []
    for tree in ("arrest", "force"):
        bench.wall.at += timedelta(minutes=1)
        ids.append(bench.begin(tree).id)
        bench.walking.actions.danger()
    finished(bench)
    assert [row.id for row in bench.unfinished()] == ids[::-1]
    assert len(bench.session.library.load()) == 3


def test_unfinished_leaves_out_what_was_only_looked_at(bench: Bench) -> None:
    bench.begin()
    assert bench.unfinished() == bench.session.library.load() == ()


def test_windows_share_one_list(bench: Bench) -> None:
    bench.begin()
    bench.apply(first_choice(bench.walking))
    other = Session(bench.context)
    assert other.library.load() is bench.session.library.load()
    assert len(other.library.rows) == 1


def test_nothing_is_said_of_a_record_not_shown(bench: Bench) -> None:
    walk_id = finished(bench)
    bench.session.library.show(walk_id)
    assert bench.session.library.shown(walk_id) is not None
    assert bench.session.library.shown("another") == ""


def test_titles_are_read_past_rows_without_outcome(bench: Bench) -> None:
    finished(bench)
    bench.wall.at += timedelta(minutes=1)
    bench.begin("force")
    bench.apply(first_choice(bench.walking))
    bench.session.arrive("/saved")
    unfinished, ended = bench.session.library.rows
    assert bench.session.library.outcome(unfinished) == ""
    assert bench.session.library.outcome(ended) == bench.context.outcome_title(ended) != ""
