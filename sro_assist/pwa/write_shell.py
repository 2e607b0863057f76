"""The last steps of a build: the card, the manifest, the install page and, knowing every file, the worker."""

from __future__ import annotations

import re
from pathlib import Path

from sro_assist.pwa import service_worker, web_manifest
from sro_assist.pwa.app_page import app_page
from sro_assist.pwa.compressed_twins import add_gzip_twins
from sro_assist.pwa.content_policy import apart
from sro_assist.pwa.install_page import install_html
from sro_assist.trees.pack import Pack

_OLD_MANIFEST = "manifest.json"
_BOOTSTRAP = "flutter_bootstrap.js"
_OWN_WORKER = re.compile(r"\s*serviceWorkerSettings:\s*\{[^{}]*\},?")


def steps(folder: Path, pack: Pack) -> None:
    """Make the app in ``folder`` one that is kept on the device. The folder is complete afterwards.

    Call it once, after every other file is laid. Raises BuildError when the pack lacks what the
    card needs.
    """
    (folder / _OLD_MANIFEST).unlink(missing_ok=True)
    _write(folder / web_manifest.NAME, web_manifest.manifest_text(pack))
    for name, text in {**apart(app_page(pack), "index"), **apart(install_html(), "install")}.items():
        _write(folder / name, text)
    _leave_the_worker_alone(folder / _BOOTSTRAP)
    add_gzip_twins(folder)
    _write(folder / service_worker.NAME, service_worker.worker_text(folder))


def _leave_the_worker_alone(bootstrap: Path) -> None:
    """Flutter's loader would register the worker a second time, under an address of its own."""
    text = bootstrap.read_text(encoding="utf-8")
    _write(bootstrap, _OWN_WORKER.sub("", text))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
