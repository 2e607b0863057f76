"""The local server: the app for a browser on this machine, and for nobody else.

Not for the phone: there is no server there, so nothing that runs there may import this.
"""

from __future__ import annotations

from sro_assist.server.serve_app import serve

__all__ = ["serve"]
