"""No screen reads or writes records while it is drawn; and what would see it does see it."""

from __future__ import annotations

from sro_assist.ui import error_boundary
from tests.app.bench import Bench
from tests.ui.watched_folder import WatchedFolder
from tests.ui.windows import a_window, driven


@driven
async def test_every_place_is_drawn_from_what_was_loaded(bench: Bench) -> None:
    walk_id = bench.begin().id
    for route in ("/", "/saved", f"/saved/{walk_id}", f"/walk/{walk_id}", "/policy", "/settings"):
        async with a_window(bench, route):
            assert WatchedFolder.touched == [], route


def test_component_that_reads_is_noticed(bench: Bench) -> None:
    def reading() -> None:
        bench.context.records.read(walk_id)

    walk_id = bench.begin().id
    error_boundary._bounded(reading, lambda: None)()
    seen, WatchedFolder.touched[:] = set(WatchedFolder.touched), []
    assert "read in the drawing of reading" in seen
