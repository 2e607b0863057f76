"""Imports a module and prints, as JSON, the processor's seconds that each module took by itself.

``python tests/benchmarks/timed_import.py NAME``: as a script, so that nothing else is imported before.
``-X importtime`` would not do: it gives what is imported by name (Flet's controls) to whoever asked for it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class Timed:
    """Stands before all that finds modules, and times what they find while it is run."""

    def __init__(self) -> None:
        self.own: dict[str, float] = {}
        self._inner = [0.0]

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What the others find, timed."""
        for finder in sys.meta_path[1:]:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if spec.loader is not None and not isinstance(spec.loader, type):
                    spec.loader.exec_module = self._timed(name, spec.loader.exec_module)  # type: ignore[method-assign, assignment]
                return spec
        return None

    def _timed(self, name: str, run: Callable[[ModuleType], None]) -> Callable[[ModuleType], None]:
        def timed(module: ModuleType) -> None:
            begun = time.process_time()
            self._inner.append(0.0)
            try:
                run(module)
            finally:
                whole = time.process_time() - begun
                self.own[name] = whole - self._inner.pop()
                self._inner[-1] += whole

        return timed


def main(name: str) -> None:
    """Import it."""
    timed = Timed()
    sys.meta_path.insert(0, timed)
    __import__(name)
    import json

    print(json.dumps(timed.own))


if __name__ == "__main__":
    main(sys.argv[1])
