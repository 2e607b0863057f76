"""Times and lengths in words."""

from __future__ import annotations

from datetime import UTC, datetime, timezone


def clock(moment: datetime) -> str:
    """``10:15:32``."""
    return moment.strftime("%H:%M:%S")


def day(moment: datetime, today: datetime) -> str:
    """``today, 10:15``; ``23 Nov, 10:15``; ``23 Nov 2025, 10:15``; by the clock of ``today``."""
    moment = moment.astimezone(today.tzinfo)
    time = moment.strftime("%H:%M")
    if moment.date() == today.date():
        return f"today, {time}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {moment.strftime('%b')}{year}, {time}"


def date_and_time(moment: datetime) -> str:
    """``Thursday 23 November 2025, 10:15:32 (UTC-06:00)``: what a report needs."""
    date = f"{moment.strftime('%A')} {moment.day} {moment.strftime('%B %Y')}"
    return f"{date}, {clock(moment)} ({zone(moment)})"


def zone(moment: datetime) -> str:
    """``UTC-06:00``; ``UTC`` itself when there is nothing to add."""
    offset = moment.utcoffset()
    return str(timezone(offset) if offset else UTC)


def length(milliseconds: int) -> str:
    """``0:42``, ``12:05``, ``1:02:09``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
