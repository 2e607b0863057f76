"""Starts the app with a client that draws nothing, and says what was imported until its first question."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from importlib import import_module
from types import SimpleNamespace
from typing import Any

REGISTER, EVENT, INVOKE = 1, 3, 5
"""What a message between Flet's client and Python is for (flet/messaging/protocol.py)."""
PAGE = {"width": 390, "height": 844, "web": True, "platform": "android"}
LONGEST_SECONDS = 120


class Importers:
    """Stands before all that finds modules, finds none, and notes who asked first."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def find_spec(self, name: str, *_: object) -> None:
        """Note the module whose statement, or whose name looked up in a lazy package, is being run."""
        frame: Any = sys._getframe(1)  # noqa: SLF001 - there is no other way
        while frame and ("importlib" in frame.f_code.co_filename or frame.f_code.co_name == "__getattr__"):
            frame = frame.f_back
        self.of.setdefault(name, frame.f_globals.get("__name__", "") if frame else "")


class Client:
    """Flet's client, as far as Python can tell: it registers, follows where it is sent, and hears words."""

    def __init__(self) -> None:
        self.bridge: Any = SimpleNamespace(documentUrl="http://localhost/")
        self._words, self._heard = b"", asyncio.Event()

    async def open(self, route: str) -> None:
        """Register a page at this address."""
        await self.bridge.start_connection(self._hear)
        page = {**PAGE, "route": route}
        self._send(REGISTER, {"session_id": "", "page_name": "", "page": page})

    def go(self, route: str) -> None:
        """Have the page go to an address."""
        self._send(EVENT, {"target": 1, "name": "route_change", "data": {"route": route}})

    async def hear(self, words: str) -> None:
        """Wait until these words are drawn. Raises TimeoutError."""
        self._words = words.encode()
        self._heard.clear()
        try:
            await asyncio.wait_for(self._heard.wait(), LONGEST_SECONDS)
        except TimeoutError:
            raise TimeoutError(f"it does not come to {words!r}") from None

    def _hear(self, data: Any) -> None:  # noqa: ANN401 - bytes, or a browser's
        message = bytes(data)
        if self._words and self._words in message:
            self._words = b""
            self._heard.set()
        action, body = _msgpack().unpackb(message[1:], strict_map_key=False)
        if action == INVOKE and body["name"] == "push_route":
            self._send(INVOKE, {**_answer(body), "result": None, "error": None})
            self.go(body["args"]["route"])

    def _send(self, action: int, body: dict[str, Any]) -> None:
        data = b"\0" + _msgpack().packb([action, body])
        self.bridge.send(SimpleNamespace(to_py=lambda: data))


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    return {name: asked[name] for name in ("control_id", "call_id")}


def _msgpack() -> Any:  # noqa: ANN401 - a module
    return import_module("msgpack")  # the app has imported it by then


async def traced(job: str) -> str:
    """Start, look at home, begin a walk. Gives JSON: who imported each module, and the seconds that it took.

    job: JSON of the packages whose dataclasses come compiled, and of pairs of an address and words to await.
    """
    wanted = json.loads(job)
    importers, client, here = Importers(), Client(), {*sys.modules}
    sys.meta_path.insert(0, importers)
    sys.modules["flet_js"] = client.bridge
    begun = time.perf_counter()
    import_module("dataclass_code").use(*wanted["dataclasses_of"])
    import_module("sro_assist.entrypoints.browser").start()
    (home, words), *more = wanted["places"]
    await client.open(home)
    await client.hear(words)
    for route, words in more:
        client.go(route)
        await client.hear(words)
    seconds = time.perf_counter() - begun
    found = {name: who for name, who in importers.of.items() if name in sys.modules and name not in here}
    return json.dumps({"imported": found, "seconds": seconds})
