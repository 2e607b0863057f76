"""A page's scripts as files of their own, and the policy of what it may run and ask."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sro_assist.pwa.build_error import BuildError

POLICY: Mapping[str, str] = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
"""No script within a page, none made out of text, nothing of anyone else's. Flutter's styles are in it.

``blob:`` is for a browser that keeps nothing: the page hands its own policy on to Python's worker by it.
"""
FRAMES = "frame-ancestors 'none'"
"""May not stand in a page, only in an answer: servers send it (docs/servers), and the service worker does."""

_SCRIPT = re.compile(r"[ \t]*<script>(.*?)</script>\n?", re.DOTALL)
_WITHIN = re.compile(r"<script(?![^>]*\bsrc=)|<[a-z][^>]*\son[a-z]+=", re.IGNORECASE)
_END = "</head>"


def policy() -> str:
    """The policy as a page's own element has it."""
    return "; ".join(f"{what} {where}" for what, where in POLICY.items())


def policy_to_send() -> str:
    """The policy as an answer's header has it."""
    return f"{policy()}; {FRAMES}"


def headers_to_send() -> dict[str, str]:
    """What a server adds to every answer, as each example in docs/servers does."""
    return {
        "Content-Security-Policy": policy_to_send(),
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-cache",  # asked again, answered with "not modified": a new build shows at once
    }


def apart(page: str, name: str) -> dict[str, str]:
    """Give the page and the files of the scripts that stood in it: one for its head, one for its body.

    They run where the first of each stood. Raises BuildError when a script would be left in the page.
    """
    head, end, body = page.partition(_END)
    files: dict[str, str] = {}
    parts = [
        _taken_out(part, f"{name}-{which}.js", files) for part, which in ((head, "head"), (body, "body"))
    ]
    whole = end.join(parts)
    if _WITHIN.search(whole):
        raise BuildError(
            f"{name}.html has a script within the page that its policy would not run.",
            hint="Write it as <script>...</script>, without attributes; the build makes a file of it.",
        )
    return {f"{name}.html": whole, **files}


def _taken_out(part: str, file: str, files: dict[str, str]) -> str:
    scripts = [found.strip("\n") for found in _SCRIPT.findall(part)]
    if not scripts:
        return part
    files[file] = "\n\n".join(scripts) + "\n"
    part = _SCRIPT.sub(f'<script src="{file}"></script>\n', part, count=1)
    return _SCRIPT.sub("", part)
