"""A record goes from the officer's device to the supervisor's, through two browsers and a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.records import verify
from sro_assist.records.exchange.sro_file import unpack
from tests.app.bench import Bench, at_the_end
from tests.browser.conftest import Opener
from tests.browser.devices import DESK, PHONE
from tests.browser.page_objects.base import Screen
from tests.running_server import Served, whole_app


@pytest.fixture
def walked(data: Path) -> str:
    """A finished walkthrough in the officer's folder, and its id."""
    bench = Bench(data)
    bench.session.preferences.set(officer="Officer 14")
    bench.begin("arrest")
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    bench.context.records.close()
    return walk_id


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Served]:
    """The app on another device, with nothing recorded."""
    with Served(whole_app(tmp_path / "supervisor")) as served:
        yield served


def saved_file(screen: Screen, folder: Path) -> Path:
    """Save the record that is on the screen as a file."""
    screen.tap(strings.SEND).see(screen.button(strings.SAVE_FILE))
    with screen.page.expect_download() as download:
        screen.tap(strings.SAVE_FILE)
    screen.see_text(strings.FILE_SAVED)
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def take_in(screen: Screen, *files: Path) -> Screen:
    """Choose files to take in."""
    with screen.page.expect_file_chooser() as chooser:
        screen.tap(strings.TAKE_IN)
    chooser.value.set_files(files)
    return screen


def test_sent_record_is_shown_intact_on_another_device(  # noqa: PLR0913, PLR0917 - fixtures
    walked: str, data: Path, app: Served, supervisor: Served, open_screen: Opener, tmp_path: Path
) -> None:
    file = saved_file(open_screen(f"{app.address}/#/saved/{walked}", PHONE), tmp_path)
    journal = (data / f"{walked}.journal").read_bytes()
    assert unpack(file.read_bytes()).journal == journal
    assert verify(journal).complete

    screen = open_screen(f"{supervisor.address}/#/saved", DESK).see_text(strings.SAVED_NONE)
    take_in(screen, file).see_text("Taken in: Arrest considerations").see_text("entries, Officer 14")
    screen.tap(strings.LOOK_AT_IT).see_text(strings.INTACT)
    assert (tmp_path / "supervisor" / f"{walked}.journal").read_bytes() == journal


def test_file_changed_on_the_way_is_refused(
    walked: str, data: Path, supervisor: Served, open_screen: Opener, tmp_path: Path
) -> None:
    changed = tmp_path / "walk.journal"
    changed.write_bytes((data / f"{walked}.journal").read_bytes().replace(b"Officer 14", b"Officer 41"))
    screen = open_screen(f"{supervisor.address}/#/saved", DESK)
    take_in(screen, changed).see_text("walk.journal was not taken in").see_text(strings.SAVED_NONE)
    assert list((tmp_path / "supervisor").glob("*.journal")) == []


def test_too_large_files_are_refused_but_fewer_go(
    walked: str, data: Path, supervisor: Served, open_screen: Opener, tmp_path: Path
) -> None:
    large = [tmp_path / f"{number}.sro" for number in range(2)]
    for file in large:
        file.write_bytes(bytes(3 * 2**20))
    screen = open_screen(f"{supervisor.address}/#/saved", DESK)
    told = screen.page.get_by_role("status").filter(has_text="Too much at once: at most 4 MB together.")
    take_in(screen, data / f"{walked}.journal", *large).see(told)
    assert list((tmp_path / "supervisor").glob("*.journal")) == []
    take_in(screen, data / f"{walked}.journal", large[0])
    screen.see_text("Taken in: Arrest considerations").see_text("0.sro was not taken in").see_no(told)
