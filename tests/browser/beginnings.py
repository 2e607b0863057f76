"""Walkthroughs that lie in a data folder before the app is started, as if they had been begun a while ago."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sro_assist.records import Records
from sro_assist.walk.events import to_data
from sro_assist.walk.walkthrough import Walkthrough


def begun_before(data: Path, walk: Walkthrough, seconds: int) -> str:
    """Keep a walkthrough that was begun so many seconds ago and has just had a note; its id."""
    walk = walk.note("Told the nurse", elapsed=1_000 * seconds)
    began = datetime.now(UTC) - timedelta(seconds=seconds)
    at = began.isoformat(timespec="milliseconds")
    started = replace(walk.started, walkthrough=str(uuid.uuid4()), at=at)
    records = Records.open(data)
    writing = records.begin(to_data(started))
    for event in walk.events[1:]:
        writing.append(to_data(event))
    records.close()
    return started.walkthrough
