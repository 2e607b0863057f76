"""``sro-assist build-web`` and ``serve-web``: the offline app for phones."""

from __future__ import annotations

from pathlib import Path

from sro_assist.cli import strings
from sro_assist.cli.output import say

USUAL_FOLDER = Path("dist/web")


def build_web(folder: Path, pack: Path | None) -> int:
    """Build the offline app and say how large it is. Raises SroError."""
    from sro_assist.pwa.build import build  # the other commands need none of it

    say(strings.BUILDING)
    report = build(folder, trees=pack)
    say(strings.BUILT.format(folder=folder))
    say(strings.SIZES)
    for name, size in ((strings.OURS, report.size), (strings.PLAIN, report.plain)):
        counted = (size.folder, size.visit, size.visit_packed, size.visit_twins)
        say(strings.SIZE.format(name, *map(_megabytes, counted)))
    return 0


def serve_web(folder: Path, port: int | None) -> int:
    """Serve the offline app until Ctrl+C. Raises SroError."""
    from sro_assist.pwa.content_policy import headers_to_send
    from sro_assist.server.serve_folder import USUAL_PORT, serve_folder

    serve_folder(folder, headers_to_send(), USUAL_PORT if port is None else port)
    return 0


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
