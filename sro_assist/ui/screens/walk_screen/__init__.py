"""Walking: one decision a screen."""

from sro_assist.ui.screens.walk_screen.walk_route import WalkRoute

__all__ = ["WalkRoute"]
