"""Walking: one decision a screen."""

from sro_assist.ui.screens.walk_screen.walk_view import WalkRoute

__all__ = ["WalkRoute"]
