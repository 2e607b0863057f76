"""What was met with the records is told on home and in the list until someone has dealt with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from sro_assist.app import strings
from sro_assist.records import Records
from sro_assist.ui.components.alert_banners import FEW
from tests.app.bench import Bench
from tests.records.events import a_finish, a_start, an_id
from tests.ui.driver import Driver
from tests.ui.windows import a_window, driven, until


def lose(folder: Path, count: int) -> None:
    """Have so many finished records in a folder, and take their files away."""
    records = Records.open(folder)
    for number in range(1, count + 1):
        records.begin(a_start(number)).append(a_finish())
    records.close()
    for number in range(1, count + 1):
        (folder / f"{an_id(number)}.journal").unlink()


@pytest.mark.parametrize("route", ["/", "/saved"])
@driven
async def test_every_start_tells_an_alert_until_dealt_with(tmp_path: Path, route: str) -> None:
    lose(tmp_path, 1)
    for _start in range(2):
        async with a_window(Bench(tmp_path), route=route) as window:
            assert any("is no longer there" in text for text in window.texts())
    async with a_window(Bench(tmp_path), route=route) as window:
        await window.tap(strings.DEALT_WITH)
        assert not any("is no longer there" in text for text in window.texts())
        assert strings.DEALT_WITH not in window.names()
    async with a_window(Bench(tmp_path), route=route) as window:
        assert not any("is no longer there" in text for text in window.texts())


@driven
async def test_home_shows_few_alerts_and_leads_to_rest(tmp_path: Path) -> None:
    lose(tmp_path, FEW + 2)
    async with a_window(Bench(tmp_path)) as window:
        assert window.names().count(strings.DEALT_WITH) == FEW
        await window.tap(strings.MORE_ALERTS.format(count=2))
        assert window.route == "/saved"
        assert window.names().count(strings.DEALT_WITH) == FEW + 2


def tells_of_damage(window: Driver) -> bool:
    return any("does not fit together" in text for text in window.texts())


@driven
async def test_background_finding_is_told_in_every_window(tmp_path: Path) -> None:
    records = Records.open(tmp_path)
    records.begin(a_start()).append(a_finish())
    records.close()
    journal = tmp_path / f"{an_id()}.journal"
    journal.write_bytes(journal.read_bytes().replace(b"avoided", b"arrived"))
    bench = Bench(tmp_path)
    async with a_window(bench) as one, a_window(bench, route="/saved") as other:
        assert strings.DEALT_WITH not in [*one.names(), *other.names()]
        for window in (one, other):
            await until(partial(tells_of_damage, window))


@driven
async def test_next_window_begins_a_failed_check_again(bench: Bench) -> None:
    class Broken:
        alerts = ()

        def check_some(self, count: int) -> bool:
            raise ValueError(count)

    whole, bench.context.records = bench.context.records, Broken()  # type: ignore[assignment]
    await bench.context.background_check._pass()
    bench.context.records = whole
    async with a_window(bench):
        assert bench.context.background_check._runs
        await until(lambda: not bench.context.background_check._runs)
