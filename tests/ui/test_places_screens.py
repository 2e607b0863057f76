"""Saved, policy, settings, and addresses that lead nowhere, through a window."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import flet as ft
import pytest

from sro_assist.app import strings
from sro_assist.app.window import SAVED_AT_ONCE
from sro_assist.trees.model import Guidance
from sro_assist.ui import theme
from tests.app.bench import Bench, a_newer_pack, at, the_pack, with_duties
from tests.records.events import a_finish, a_start, an_id
from tests.ui.driver import Driver
from tests.ui.windows import PHONE, WIDE, a_window, driven, in_hand


def finished(bench: Bench) -> str:
    """Walk to an end and finish; give the record's id."""
    bench.begin()
    walk_id = bench.reach(with_duties).id
    bench.session.walks.finish()
    return walk_id


# Saved


@driven
async def test_saved_says_that_there_is_nothing_yet(bench: Bench) -> None:
    async with a_window(bench, "/saved") as window:
        assert strings.SAVED_NONE in window.texts()


@driven
async def test_saved_lists_each_end_and_opens_it(bench: Bench) -> None:
    bench.session.preferences.set(officer="Badge 12")
    walk_id = finished(bench)
    end = bench.session.context.outcome_title(bench.session.library.load()[0])
    async with a_window(bench, "/saved") as window:
        assert end in window.texts()
        await window.tap(end)
        assert window.route == f"/saved/{walk_id}"
        assert strings.INTACT in window.texts()
        assert any("Badge 12" in text for text in window.texts())
        assert strings.OPEN_DUTIES in window.texts()
        await window.tap(strings.BACK)
        assert window.route == "/saved"


@driven
async def test_saved_draws_older_rows_when_asked(bench: Bench) -> None:
    many = 2 * SAVED_AT_ONCE + 5
    for number in range(many):
        writing = bench.context.records.begin(a_start(number))
        writing.append(a_finish())
    async with a_window(bench, "/saved") as window:
        rows = [summary.id for summary in bench.session.library.load()]
        for drawn in (SAVED_AT_ONCE, 2 * SAVED_AT_ONCE):
            assert drawn_rows(window) == rows[:drawn]
            await window.tap(strings.SHOW_OLDER.format(count=many - drawn))
        assert drawn_rows(window) == rows
        assert not any("Show older" in name for name in window.names())
    async with a_window(bench, f"/saved/{rows[-3]}", size=WIDE) as window:
        assert drawn_rows(window) == rows[:-2]


def drawn_rows(window: Driver) -> list[str]:
    """The ids of the rows of the list that is on top, in order."""
    return [str(each.key) for each in window.all(ft.Control) if len(str(each.key)) == len(an_id())]


@driven
async def test_saved_stands_beside_record_on_wide_screens(bench: Bench) -> None:
    walk_id = finished(bench)
    async with a_window(bench, f"/saved/{walk_id}", size=WIDE) as window:
        assert window.all(ft.VerticalDivider)
        assert strings.INTACT in window.texts()
        await window.resize(*PHONE)
        assert not window.all(ft.VerticalDivider)


@driven
async def test_record_that_is_open_is_gone_on_with(bench: Bench) -> None:
    bench.begin()
    walk_id = bench.reach(at(Guidance)).id
    async with a_window(bench, f"/saved/{walk_id}") as window:
        assert strings.UNCLOSED in window.texts()
        await window.tap(strings.RESUME_IT)
        assert window.route == f"/walk/{walk_id}/2"
        assert not in_hand(bench).persistence.owned_elsewhere


@driven
async def test_record_says_its_whole_date_and_zone(bench: Bench) -> None:
    bench.wall.at = datetime(2025, 11, 3, 9, 5, 7, tzinfo=timezone(timedelta(hours=-6)))
    walk_id = finished(bench)
    bench.wall.at = datetime(2026, 1, 1, tzinfo=UTC)
    async with a_window(bench, f"/saved/{walk_id}") as window:
        assert any("Monday 3 November 2025, 09:05:07 (UTC-06:00)" in text for text in window.texts())
        assert strings.TIMES_IN.format(zone="UTC-06:00") in window.texts()


@driven
async def test_record_that_was_altered_says_where(bench: Bench) -> None:
    walk_id = finished(bench)
    journal = bench.folder / f"{walk_id}.journal"
    journal.write_bytes(journal.read_bytes().replace(b'"choice":"', b'"choice":"x', 1))
    async with a_window(bench, f"/saved/{walk_id}") as window:
        assert strings.ALTERED.format(line=2) in window.texts()
        assert strings.RESUME_IT not in window.names()


@driven
async def test_record_of_another_edition_says_what_changed(bench: Bench) -> None:
    walk_id = finished(bench)
    async with a_window(bench.restart(a_newer_pack()), f"/saved/{walk_id}") as window:
        assert any(text.startswith(strings.OTHER_EDITION) for text in window.texts())


@driven
async def test_record_unreadable_since_listed_says_so(bench: Bench) -> None:
    walk_id = finished(bench)
    journal = bench.folder / f"{walk_id}.journal"
    async with a_window(bench, "/saved") as window:
        journal.rename(journal.with_suffix(".away"))
        journal.mkdir()
        await window.go(f"/saved/{walk_id}")
        assert any("could not be read" in text for text in window.texts())
        await window.tap(strings.BACK)
        assert window.route == "/saved"


@driven
async def test_record_that_is_not_here_says_so(bench: Bench) -> None:
    async with a_window(bench, "/saved/00000000-0000-0000-0000-000000000001") as window:
        assert any("not here" in text for text in window.texts())


# Policy


@driven
async def test_policy_search_shows_hits_or_says_none(bench: Bench) -> None:
    async with a_window(bench, "/policy") as window:
        await window.set(strings.SEARCH, "prone")
        hits = the_pack().policy.search("prone")
        assert len(hits) >= 1
        assert any(text in {strings.HIT_ONE, strings.HITS.format(count=len(hits))} for text in window.texts())
        assert {hit.text for hit in hits} <= set(window.texts())
        await window.set(strings.SEARCH, "xylophone")
        assert strings.NO_HITS in window.texts()


@driven
async def test_policy_section_shows_its_provisions_word_for_word(bench: Bench) -> None:
    async with a_window(bench, "/policy") as window:
        await window.tap("437.6 ")
        assert window.route == "/policy/437.6"
        said = "\n".join(window.texts())
        finest = [each for each in the_pack().policy.section("437.6") if each.finest]
        assert len(finest) > 3
        assert all(each.text in said for each in finest)
        await window.back()
        assert window.route == "/policy"


# Settings


@driven
async def test_settings_text_size_changes_all_text_and_stays(bench: Bench) -> None:
    async with a_window(bench, "/settings") as window:
        before = _sizes(window.all(ft.Text))
        await window.choose("200 %")
        after = _sizes(window.all(ft.Text))
        assert all(after[text] > before[text] for text in before.keys() & after.keys())
        assert after[strings.READER_HELP] == pytest.approx(2 * before[strings.READER_HELP])
    assert bench.restart().session.preferences.settings.text_size == 2.0


def _sizes(texts: list[ft.Text]) -> dict[str, float]:
    return {str(text.value): float(text.style.size or 0) for text in texts if text.value and text.style}


@driven
async def test_settings_theme_changes_the_page_at_once(bench: Bench) -> None:
    async with a_window(bench, "/settings") as window:
        papers = {}
        for name, say in strings.THEMES.items():
            await window.choose(say)
            page = window.page
            assert page.theme is not None
            papers[name] = (page.theme_mode, page.theme.scaffold_bgcolor)
    assert papers["light"][0] == ft.ThemeMode.LIGHT
    assert papers["dark"][0] == ft.ThemeMode.DARK
    assert papers["system"][0] == ft.ThemeMode.SYSTEM
    assert papers["contrast"] == (ft.ThemeMode.DARK, "#000000")


@driven
async def test_settings_officer_is_kept_for_new_records(bench: Bench) -> None:
    async with a_window(bench, "/settings") as window:
        await window.set(strings.OFFICER, " Badge 12 ", "change", "blur")
        await window.go("/")
        await window.tap(the_pack().trees["arrest"].says)
    assert in_hand(bench).walk.started.officer.strip() == "Badge 12"
    assert bench.restart().session.preferences.settings.officer.strip() == "Badge 12"


@driven
async def test_settings_reader_is_told_to_the_page(bench: Bench) -> None:
    async with a_window(bench, "/settings") as window:
        await window.set(strings.READER, value=True)
        told = [args for name, args in window.calls if name == "set"]
        assert {"key": "sro.screen_reader", "value": True} in told
    assert bench.restart().session.preferences.settings.screen_reader


@driven
async def test_settings_say_so_when_they_cannot_be_kept(bench: Bench) -> None:
    async with a_window(bench, "/settings") as window:
        (bench.folder / "settings.json").mkdir()
        await window.choose("Dark")
        assert window.page.theme_mode == ft.ThemeMode.DARK
        assert any("Could not confirm" in text for text in window.texts())


@driven
async def test_settings_tell_no_alert_that_is_not_theirs(bench: Bench) -> None:
    async with a_window(bench, "/walk/nonsense") as window:
        await window.go("/settings")
        assert not any("Could not confirm" in text for text in window.texts())


# Nowhere


@pytest.mark.parametrize("route", ["/nowhere", "/walk", "/glance/gone", "/policy/gone", "/a/b/c"])
@driven
async def test_address_leading_nowhere_says_so_and_leads_home(bench: Bench, route: str) -> None:
    async with a_window(bench, route) as window:
        assert strings.NOT_FOUND in window.texts()
        assert len(window.all(ft.View)) == 1
        await window.tap(strings.BACK)
        assert strings.NOT_FOUND not in window.texts()


@pytest.mark.parametrize("kind", [ft.Radio, ft.Switch])
@driven
async def test_ring_comes_and_goes_with_the_focus(bench: Bench, kind: type) -> None:
    async with a_window(bench, "/settings") as window:
        for event, rings in (("focus", 1), ("blur", 0), ("focus", 1)):
            await window.send(window.all(kind)[0], event, None)
            assert strings.PART_FAILED not in window.texts()
            assert len([box for box in window.all(ft.Container) if _is_ringed(box)]) == rings


def _is_ringed(box: ft.Container) -> bool:
    return isinstance(box.border, ft.Border) and box.border.top.color == theme.DEEP
