"""The app's colours as the page's CSS has them."""

from __future__ import annotations

from collections.abc import Mapping

from sro_assist.design_tokens import CONTRAST, CONTRAST_LIGHT, DARK, LIGHT

NAMES = {
    "paper": "surface",
    "surface": "surface_container_lowest",
    "ink": "on_surface",
    "faint": "on_surface_variant",
    "deep": "primary",
    "on-deep": "on_primary",
    "accent": "secondary",
    "tint": "secondary_container",
    "on-tint": "on_secondary_container",
    "line": "outline_variant",
    "danger": "error",
    "on-danger": "on_error",
}
"""What each is called on the page, and in the app."""
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def colours_css() -> str:
    """Every theme's colours: the device's own choice first, then the one chosen in the app."""
    dark_contrast = "(prefers-contrast: more) and (prefers-color-scheme: dark)"
    rules = [
        f":root {{ color-scheme: light dark; {_values(LIGHT)} }}",
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_values(DARK)} }} }}",
        f"@media (prefers-contrast: more) {{ :root {{ {_values(CONTRAST_LIGHT)} }} }}",
        f"@media {dark_contrast} {{ :root {{ {_values(CONTRAST)} }} }}",
    ]
    for name, colours in THEMES.items():
        scheme = "light" if name == "light" else "dark"
        rules.append(f':root[data-theme="{name}"] {{ color-scheme: {scheme}; {_values(colours)} }}')
    return "\n".join(rules)


def _values(colours: Mapping[str, str]) -> str:
    return " ".join(f"--sro-{name}: {colours[token]};" for name, token in NAMES.items())
