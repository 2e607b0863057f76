"""Servers that split off from a process which has read in the whole app already.

Reading it in is most of a server's start. What is split off is a process of its own, with its own signals,
files and end, and runs the module as ``python -m`` does. Where processes can't split, each starts anew.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from multiprocessing.reduction import DupFd
from pathlib import Path
from typing import Any

PARTS = (
    "sro_assist.cli.dispatch",
    "sro_assist.entrypoints.local",
    "sro_assist.server.serve_folder",
    "flet_web.fastapi",
    "uvicorn",
    "websockets.server",
)
"""What is read in beforehand: all that a server needs until it listens."""
CAN_SPLIT = "forkserver" in multiprocessing.get_all_start_methods()


@cache
def _forge() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PARTS))
    return context


class Split:
    """A module that runs in a process of its own, with as much of ``subprocess.Popen`` as is needed."""

    def __init__(self, module: str, words: Sequence[str], folder: Path, said: int, errors: int) -> None:
        """``said`` and ``errors`` are the files (their descriptors) that it prints to."""
        streams = DupFd(said), DupFd(errors)
        environment = dict(os.environ)
        how = (module, list(words), folder, environment, streams)
        self._process = _forge().Process(target=_run, args=how)
        self._process.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid
        return self._process.pid

    @property
    def returncode(self) -> int:
        """How it ended, after ``wait``."""
        assert self._process.exitcode is not None
        return self._process.exitcode

    def poll(self) -> int | None:
        """How it ended, or none while it runs."""
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended. Raises TimeoutError."""
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutError(f"Process {self.pid} has not ended in {timeout} s.")
        return self.returncode


def _run(
    module: str, words: list[str], folder: Path, environment: Mapping[str, str], streams: tuple[Any, Any]
) -> None:
    for stream, descriptor in zip(streams, (1, 2), strict=True):
        os.dup2(stream.detach(), descriptor)
    sys.stdout, sys.stderr = (os.fdopen(each, "w", encoding="utf-8", closefd=False) for each in (1, 2))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = [module, *words]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
