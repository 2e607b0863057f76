"""What is to be known of the records, a banner each; what was met stays until someone has dealt with it."""

from __future__ import annotations

import flet as ft

from sro_assist.app import strings
from sro_assist.app.session import Session
from sro_assist.records import Alert
from sro_assist.ui.components.buttons import quiet_button
from sro_assist.ui.components.cards import banner
from sro_assist.ui.hooks import go, handler
from sro_assist.ui.theme import Layout

FEW = 3
"""Alerts that the first screen shows: what is done there must not be pushed out of sight."""


def few_alerts(session: Session, layout: Layout) -> list[ft.Control]:
    """The first few, and a way to the rest."""
    met = session.library.alerts()
    shown = _all_told(session, layout, met[:FEW])
    if len(met) > FEW:
        more = strings.MORE_ALERTS.format(count=len(met) - FEW)
        shown.append(quiet_button(layout, more, lambda: go("/saved")))
    return shown


def every_alert(session: Session, layout: Layout) -> list[ft.Control]:
    """All of them."""
    return _all_told(session, layout, session.library.alerts())


def _all_told(session: Session, layout: Layout, met: tuple[Alert, ...]) -> list[ft.Control]:
    said: list[ft.Control] = [banner(layout, say) for say in session.failures()]
    return [*said, *(_to_deal_with(session, layout, alert) for alert in met)]


def _to_deal_with(session: Session, layout: Layout, alert: Alert) -> ft.Control:
    if session.context.storage_status.read_only:  # what is dealt with here would not be kept
        return banner(layout, str(alert))
    return banner(
        layout,
        str(alert),
        quiet_button(layout, strings.DEALT_WITH, handler(session, session.library.deal_with, alert)),
    )
