"""Starting nginx, as packed by Debian, on the example configuration."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sro_assist.server.ports import listen, port_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "servers"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
AROUND = """
{user}
daemon off;
pid {place}/pid;
error_log {place}/errors;
events {{}}
http {{
    access_log off;
    {temporary}
{server}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
SECONDS = 20


def a_port() -> int:
    """One that is free."""
    with listen(0) as taken:
        return port_of(taken)


def example(folder: Path, port: int) -> str:
    """The example for nginx, of which all that is to be changed is changed, and https left out."""
    text = (EXAMPLES / "nginx.conf").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if "ssl_certificate" not in line]
    changed = "\n".join(kept).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    return changed.replace("root /srv/sro-assist", f"root {folder}")


@contextmanager
def nginx(server: str, place: Path, port: int) -> Iterator[str]:
    """Serve by this server block; gives the address."""
    assert NGINX
    place.mkdir()
    temporary = " ".join(f"{kind}_temp_path {place}/{kind};" for kind in TEMPORARY)
    user = (
        "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    )  # else it may not read the test's files
    whole = AROUND.format(user=user, place=place, temporary=temporary, server=server)
    (place / "nginx.conf").write_text(whole, encoding="utf-8")
    running = subprocess.Popen(
        [NGINX, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", f"{place}/early"]
    )
    try:
        _answers(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def _answers(port: int) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")
