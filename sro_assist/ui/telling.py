"""Times and lengths in words."""

from __future__ import annotations

from datetime import datetime


def clock(moment: datetime) -> str:
    """``10:15:32``."""
    return moment.strftime("%H:%M:%S")


def day(moment: datetime, today: datetime) -> str:
    """``today, 10:15``; ``23 Nov, 10:15``; ``23 Nov 2025, 10:15``."""
    time = moment.strftime("%H:%M")
    if moment.date() == today.date():
        return f"today, {time}"
    year = "" if moment.year == today.year else f" {moment.year}"
    return f"{moment.day} {moment.strftime('%b')}{year}, {time}"


def length(milliseconds: int) -> str:
    """``0:42``, ``12:05``, ``1:02:09``."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
