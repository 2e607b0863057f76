"""A server in this process, on the main thread as when a person starts it; who visits it has a thread."""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import TypeVar

import pytest

ENOUGH = 20.0
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)")
Seen = TypeVar("Seen")


def visited(serve: Callable[[], None], visit: Callable[[str], Seen], monkeypatch: pytest.MonkeyPatch) -> Seen:
    """Serve until ``visit``, given the line that was printed, is over; then end it as Ctrl+C does."""
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, encoding="utf-8") as printed,
        os.fdopen(writing, "w", encoding="utf-8") as said,
        ThreadPoolExecutor(1) as pool,
        monkeypatch.context() as patch,
    ):
        patch.setattr(sys, "stdout", said)
        seen = pool.submit(_visit, visit, printed.readline)
        try:
            serve()
        finally:
            said.close()  # a visitor that waits for a line yet hears that there is none
        return seen.result(timeout=ENOUGH)


def _visit(visit: Callable[[str], Seen], line: Callable[[], str]) -> Seen:
    said = line().strip()
    assert said, "The server ended and said nothing."
    try:
        return visit(said)
    finally:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def got(said: str, path: str = "/") -> tuple[int, bytes]:
    """What the server that said so answers to a request."""
    found = ADDRESS.search(said)
    assert found
    connection = HTTPConnection("127.0.0.1", int(found[1]), timeout=ENOUGH)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
