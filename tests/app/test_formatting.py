"""Times and lengths in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from sro_assist.app.formatting import clock, date_and_time, day, length

TODAY = datetime.fromisoformat("2031-04-05T18:00:00-05:00")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2031-04-05T09:05:07-05:00", "today, 09:05"),
        ("2031-04-04T23:59:59-05:00", "4 Apr, 23:59"),
        ("2030-12-31T00:00:00-05:00", "31 Dec 2030, 00:00"),
        ("2031-04-05T23:30:00+02:00", "today, 16:30"),
    ],
)
def test_day_says_no_more_than_is_needed(at: str, said: str) -> None:
    assert day(datetime.fromisoformat(at), TODAY) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2025-11-23T10:15:32-06:00", "Sunday 23 November 2025, 10:15:32 (UTC-06:00)"),
        ("2031-04-05T23:59:59.999+05:30", "Saturday 5 April 2031, 23:59:59 (UTC+05:30)"),
        ("2031-04-05T10:00:00+00:00", "Saturday 5 April 2031, 10:00:00 (UTC)"),
    ],
)
def test_date_and_time_leaves_nothing_to_guess(at: str, said: str) -> None:
    assert date_and_time(datetime.fromisoformat(at)) == said


def test_clock_says_the_second() -> None:
    assert clock(datetime.fromisoformat("2031-04-05T09:05:07-05:00")) == "09:05:07"


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "0:00"), (999, "0:00"), (42_000, "0:42"), (725_400, "12:05"), (3_729_000, "1:02:09")],
)
def test_length_is_short(milliseconds: int, said: str) -> None:
    assert length(milliseconds) == said
