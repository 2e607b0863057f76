"""Why the offline app could not be built."""

from __future__ import annotations

from sro_assist.errors import SroError


class BuildError(SroError):
    """The offline app could not be built: nothing was put in the folder."""
