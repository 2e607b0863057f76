"""Walking: one decision a screen."""

from sro_assist.ui.screens.walking.screen import WalkRoute

__all__ = ["WalkRoute"]
