"""What no walk begins with: imported when it is first gone to, or when there is time after a first question.

A phone starts sooner without it (pwa/start_modules.txt). All of it is in the archive that the app starts
from, so nothing is fetched here: the build ships what import statements lead to, wherever they stand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import flet as ft

PAUSE = 1.0
"""Seconds before each of them: a tap waits for one at most."""

Component = Callable[[], Any]


def saved() -> Component:
    """The list of walkthroughs."""
    from sro_assist.ui.screens.saved_screen import Saved

    return Saved


def record() -> Component:
    """One walkthrough."""
    from sro_assist.ui.screens.record_screen import RecordRoute

    return RecordRoute


def policy() -> Component:
    """The manual."""
    from sro_assist.ui.screens.policy_screen import PolicyRoute

    return PolicyRoute


def section() -> Component:
    """One section of it."""
    from sro_assist.ui.screens.policy_screen import SectionRoute

    return SectionRoute


def settings() -> Component:
    """What can be chosen."""
    from sro_assist.ui.screens.settings_screen import SettingsRoute

    return SettingsRoute


def glance() -> Component:
    """A tree as a whole."""
    from sro_assist.ui.screens.tree_overview import GlanceRoute

    return GlanceRoute


def _behind_saved() -> None:
    """What reading a record takes, and one from elsewhere."""
    from sro_assist.app import record_view  # noqa: F401
    from sro_assist.records.exchange import importer  # noqa: F401
    from sro_assist.trees import edition  # noqa: F401


REST: tuple[Callable[[], object], ...] = (policy, settings, glance, saved, record, _behind_saved)


def import_all() -> None:
    """Import all of them at once: where many windows share a server, none is to wait for it later."""
    for load in REST:
        load()


def import_rest_on(page: ft.Page) -> None:
    """Import all of them while nothing else is to be done, whatever screen is shown by then."""
    page.run_task(_import_rest)


async def _import_rest() -> None:
    for load in REST:
        await asyncio.sleep(PAUSE)
        load()
