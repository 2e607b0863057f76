"""What a window says of what failed."""

from __future__ import annotations

from tests.app.bench import Bench


def test_summaries_says_so_when_the_folder_is_gone(bench: Bench) -> None:
    bench.folder.rename(bench.folder.with_name("away"))
    assert bench.session.library.load() == ()
    assert "could not be read" in bench.session.library.failure
    assert bench.session.library.failure in bench.session.failures()
    bench.folder.with_name("away").rename(bench.folder)
    bench.session.library.load()
    assert bench.session.library.failure == ""
    assert bench.session.failures() == ()


def test_alert_with_walk_is_no_alert_with_setting(bench: Bench) -> None:
    bench.session.walks.open("gone")
    assert bench.session.walks.failure
    assert bench.session.preferences.failure == ""


def test_alert_is_over_when_a_walk_opens(bench: Bench) -> None:
    walk_id = bench.begin().id
    again = bench.restart()
    again.session.walks.open("gone")
    again.session.walks.open(walk_id)
    assert again.session.walks.failure == ""
