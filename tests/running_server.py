"""Starting a real server in a process of its own, and talking plain HTTP to it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from types import TracebackType
from typing import Self

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.server_fork import CAN_SPLIT, Split

ROOT = Path(__file__).resolve().parents[1]
LONGEST_START = 60.0
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)(?:/#k=([\w-]+))?")
KEYS: dict[str, str] = {}
"""The key of each server that was started, by its address: ``keyed`` puts it where a person would have it."""
FORGED = ("sro_assist", "tests.tiny_app")
"""What is started so often that it splits off from a process that has read it in (tests/server_fork.py)."""
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c3JvLWFzc2lzdC10ZXN0IQ==",
}


def tiny_app(port: int = 0) -> list[str]:
    """Say how to start the smallest app."""
    return ["-m", "tests.tiny_app", str(port)]


def whole_app(data: Path, port: int = 0, pack: Path | None = None) -> list[str]:
    """Say how to start SRO Assist, keeping its records in ``data``, on other trees than its own if given."""
    how = ["-m", "sro_assist", "--no-browser", "--port", str(port), "--data", str(data)]
    return [*how, "--pack", str(pack)] if pack else how


def web_folder(folder: Path, port: int = 0) -> list[str]:
    """Say how to serve the folder of an offline app."""
    return ["-m", "sro_assist", "serve-web", str(folder), "--port", str(port)]


def keyed(address: str) -> str:
    """Give an address of a server's the key that it printed, with which a browser is let in."""
    origin, slash, route = address.partition("/#")
    key = KEYS.get(origin.rstrip("/"))
    return f"{origin.rstrip('/')}/#k={key}{route}" if key else origin + slash + route


def _started(
    how: list[str], environment: Mapping[str, str], said: int, errors: int, *, can_split: bool
) -> Split | subprocess.Popen[bytes]:
    """A Python in a process of its own, that prints to these files (their descriptors)."""
    if how[0] == "-m" and how[1] in FORGED and not environment and can_split and CAN_SPLIT:
        return Split(how[1], how[2:], ROOT, said, errors)
    environment = {**os.environ, **environment}
    return subprocess.Popen([sys.executable, *how], cwd=ROOT, env=environment, stdout=said, stderr=errors)


class Served:
    """A server in a process of its own, from its first printed line until ``stop`` or ``kill``."""

    def __init__(self, how: list[str], *, anew: bool = False, **environment: str) -> None:
        """``anew``: by a command of its own, as a person starts it."""
        self.errors = ""
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - as long as the server
        reading, writing = os.pipe()
        self._output = os.fdopen(reading, encoding="utf-8")
        self._process = _started(how, environment, writing, self._errors.fileno(), can_split=not anew)
        os.close(writing)
        self.said = self._first_line()
        found = ADDRESS.search(self.said)
        if not found:
            self.kill()
            raise AssertionError(f"The server did not say where it is: {self.said!r} {self.errors}")
        self.port = int(found[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.key = KEYS[self.address] = found[2] or ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def _first_line(self) -> str:
        too_long = threading.Timer(LONGEST_START, self._process.kill)
        too_long.start()
        line = self._output.readline()
        too_long.cancel()
        return line.strip()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Have it do nothing for a while."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process.poll() is None:
            self._process.kill()
        self._collect()

    def stop(self) -> int:
        """End it as Ctrl+C does, and return its exit code; what it wrote is in ``errors``."""
        os.kill(self.pid, signal.SIGINT)
        return self._collect()

    def _collect(self) -> int:
        code = self._process.wait(timeout=LONGEST_START)
        if not self._errors.closed:
            self._errors.seek(0)
            self.errors = self._errors.read()
            self._errors.close()
            self._output.close()
        return code

    def get(self, path: str = "/", **headers: str) -> HTTPResponse:
        """Ask for a page; header names are given with underscores. The body is read already."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST_START)
        try:
            connection.request(
                "GET", path, headers={key.replace("_", "-"): value for key, value in headers.items()}
            )
            response = connection.getresponse()
            self.body = b"" if response.status == 101 else response.read()
            return response
        finally:
            connection.close()

    def knock(self, **headers: str) -> int:
        """Ask for the app's websocket, with the key, and return the status: 101 is a yes."""
        return self.get(f"/ws?k={self.key}", **UPGRADE, **headers).status

    def line(self, key: str | None = None) -> ClientConnection:
        """The app's websocket, as a page of its own opens it; with another key if given."""
        address = f"ws://127.0.0.1:{self.port}/ws?k={self.key if key is None else key}"
        return connect(address, origin=Origin(self.address), proxy=None)
