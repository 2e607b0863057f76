"""Calling the browser from Python: what it has, what it takes, and what it throws. Only for Pyodide."""

from __future__ import annotations

from asyncio import wait_for
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from errno import EAGAIN, EIO, ENOENT, ENOSPC
from importlib import import_module
from typing import Any, TypeVar

from sro_assist.records.storage.browser.browser_protocol import NoKeepingError
from sro_assist.records.storage.browser.file_handle import FULL

_BUSY = {"NoModificationAllowedError", "NotReadableError", "InvalidStateError"}
"""What browsers throw when another window has a file open, or changed it while it was read."""


_PATIENCE = 20
"""Seconds: a storage that has not answered by then is taken to be one that keeps nothing."""
T = TypeVar("T")


class MissingError(NoKeepingError):
    """The browser lacks something, rather than refusing it."""


def javascript() -> Any:  # noqa: ANN401 - the browser's global object  # pragma: no cover
    """What the browser offers to a worker, by its own names."""
    return import_module("js")


def name_here(name: str) -> str:  # pragma: no cover - as above
    """A name of this app's alone: another app may be on the same origin, in another folder."""
    return f"sro-assist {javascript().recordsScope}{name}"


def options(**values: object) -> object:  # pragma: no cover - as above
    """A JavaScript object with these fields."""
    made = javascript().Object.new()
    for name, value in values.items():
        setattr(made, name, value)
    return made


def offered(owner: Any, name: str) -> Any:  # noqa: ANN401 - a browser's object  # pragma: no cover
    """What the browser has under this name. Raises MissingError when it has no such thing."""
    if not hasattr(owner, name):
        raise MissingError(f"it has no {name}")
    return getattr(owner, name)


async def within(call: Awaitable[T]) -> T:  # pragma: no cover - as above
    """What the browser's storage answers. Raises NoKeepingError when it does not answer."""
    try:
        return await wait_for(call, _PATIENCE)
    except TimeoutError as error:
        raise NoKeepingError("its storage does not answer") from error


@contextmanager
def system_errors() -> Iterator[None]:  # pragma: no cover - as above
    """Turn what the browser throws into OSError, or NoKeepingError when it forbids storage altogether."""
    try:
        yield
    except import_module("pyodide.ffi").JsException as error:
        name = str(getattr(error, "name", "") or "an error")
        if name == "SecurityError":
            raise NoKeepingError("it forbids storage here") from error
        if name in _BUSY:
            raise BlockingIOError(EAGAIN, f"the browser says {name}") from error
        if name == "NotFoundError":
            raise FileNotFoundError(ENOENT, f"the browser says {name}") from error
        if name == "QuotaExceededError":
            raise OSError(ENOSPC, FULL) from error
        raise OSError(EIO, f"the browser says {name}") from error
