"""The page's colours, the same as the app's, as CSS. Red means danger and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT = {
    "paper": "#FBFAF6",
    "surface": "#FFFFFF",
    "ink": "#14212B",
    "faint": "#4A5964",
    "deep": "#12324A",
    "on-deep": "#FFFFFF",
    "accent": "#1F6B8C",
    "tint": "#E2EEF3",
    "on-tint": "#12324A",
    "line": "#D9D8D0",
    "danger": "#B3171E",
    "on-danger": "#FFFFFF",
}
DARK = {
    "paper": "#10171D",
    "surface": "#1A242C",
    "ink": "#EDF1F3",
    "faint": "#A9B7C0",
    "deep": "#BFE3F4",
    "on-deep": "#0C2433",
    "accent": "#82C4E2",
    "tint": "#1B3442",
    "on-tint": "#DCEFF7",
    "line": "#2E3B45",
    "danger": "#D93A3F",
    "on-danger": "#FFFFFF",
}
CONTRAST = {
    "paper": "#000000",
    "surface": "#000000",
    "ink": "#FFFFFF",
    "faint": "#FFFFFF",
    "deep": "#FFFFFF",
    "on-deep": "#000000",
    "accent": "#7FE0FF",
    "tint": "#002B3A",
    "on-tint": "#FFFFFF",
    "line": "#BDBDBD",
    "danger": "#FF4A43",
    "on-danger": "#000000",
}
CONTRAST_LIGHT = {
    "paper": "#FFFFFF",
    "surface": "#FFFFFF",
    "ink": "#000000",
    "faint": "#000000",
    "deep": "#000000",
    "on-deep": "#FFFFFF",
    "accent": "#00405C",
    "tint": "#DDF3FF",
    "on-tint": "#000000",
    "line": "#424242",
    "danger": "#9B0007",
    "on-danger": "#FFFFFF",
}
"""What the device asks for where it has a light ground and asks for contrast."""
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
    return " ".join(f"--sro-{name}: {value};" for name, value in colours.items())
