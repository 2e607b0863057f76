"""Every colour there is, by Material's names: for the screens, the page around them and drawings of trees.

Red means danger and nothing else.
"""

from __future__ import annotations

LIGHT = {
    "surface": "#FBFAF6",
    "on_surface": "#14212B",
    "on_surface_variant": "#4A5964",
    "surface_container_lowest": "#FFFFFF",
    "surface_container": "#F1EFE8",
    "surface_container_high": "#EAE8E0",
    "primary": "#12324A",
    "on_primary": "#FFFFFF",
    "secondary": "#1F6B8C",
    "on_secondary": "#FFFFFF",
    "secondary_container": "#E2EEF3",
    "on_secondary_container": "#12324A",
    "tertiary_container": "#FBEFD2",
    "on_tertiary_container": "#4A3600",
    "outline": "#7C8A94",
    "outline_variant": "#D9D8D0",
    "error": "#B3171E",
    "on_error": "#FFFFFF",
    "surface_tint": "#FBFAF6",
}
DARK = {
    "surface": "#10171D",
    "on_surface": "#EDF1F3",
    "on_surface_variant": "#A9B7C0",
    "surface_container_lowest": "#1A242C",
    "surface_container": "#1A242C",
    "surface_container_high": "#22303A",
    "primary": "#BFE3F4",
    "on_primary": "#0C2433",
    "secondary": "#82C4E2",
    "on_secondary": "#0C2433",
    "secondary_container": "#1B3442",
    "on_secondary_container": "#DCEFF7",
    "tertiary_container": "#463A16",
    "on_tertiary_container": "#FCECC0",
    "outline": "#71828E",
    "outline_variant": "#2E3B45",
    "error": "#D93A3F",
    "on_error": "#FFFFFF",
    "surface_tint": "#10171D",
}
CONTRAST = {
    "surface": "#000000",
    "on_surface": "#FFFFFF",
    "on_surface_variant": "#FFFFFF",
    "surface_container_lowest": "#000000",
    "surface_container": "#000000",
    "surface_container_high": "#1A1A1A",
    "primary": "#FFFFFF",
    "on_primary": "#000000",
    "secondary": "#7FE0FF",
    "on_secondary": "#000000",
    "secondary_container": "#002B3A",
    "on_secondary_container": "#FFFFFF",
    "tertiary_container": "#3A2E00",
    "on_tertiary_container": "#FFF2B8",
    "outline": "#FFFFFF",
    "outline_variant": "#BDBDBD",
    "error": "#FF4A43",
    "on_error": "#000000",
    "surface_tint": "#000000",
}
CONTRAST_LIGHT = {
    "surface": "#FFFFFF",
    "on_surface": "#000000",
    "on_surface_variant": "#000000",
    "surface_container_lowest": "#FFFFFF",
    "surface_container": "#FFFFFF",
    "surface_container_high": "#E6E6E6",
    "primary": "#000000",
    "on_primary": "#FFFFFF",
    "secondary": "#00405C",
    "on_secondary": "#FFFFFF",
    "secondary_container": "#DDF3FF",
    "on_secondary_container": "#000000",
    "tertiary_container": "#FFF2B8",
    "on_tertiary_container": "#2B2000",
    "outline": "#000000",
    "outline_variant": "#424242",
    "error": "#9B0007",
    "on_error": "#FFFFFF",
    "surface_tint": "#FFFFFF",
}
"""What the device asks for where it has a light ground and asks for contrast."""

INK, PAPER = LIGHT["primary"], LIGHT["surface"]
"""Of drawings that are printed."""
WAY_BACK, FINE_PRINT = "#2F7FA3", "#4E6375"
NODES = {
    "question": ("#E4EFF5", WAY_BACK),
    "factors": ("#F5EFDD", "#8A7440"),
    "guidance": ("#FFFFFF", INK),
    "visit": ("#E2E7EC", INK),
    "outcome": ("#E5F0E5", "#4B7A55"),
}
"""Fill and edge of each kind of node in a drawing."""
