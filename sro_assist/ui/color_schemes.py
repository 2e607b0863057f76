"""The colours as Flet takes them: light, dark, and high contrast on dark and on light ground."""

from __future__ import annotations

import flet as ft

from sro_assist import design_tokens

LIGHT = ft.ColorScheme(**design_tokens.LIGHT)
DARK = ft.ColorScheme(**design_tokens.DARK)
CONTRAST = ft.ColorScheme(**design_tokens.CONTRAST)
CONTRAST_LIGHT = ft.ColorScheme(**design_tokens.CONTRAST_LIGHT)
