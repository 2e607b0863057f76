"""``python -m sro_assist``: the same as ``sro-assist``."""

from __future__ import annotations

from sro_assist.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
