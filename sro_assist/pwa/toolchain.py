"""What the offline app is made of: fetched or found once, before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sro_assist.pwa.build_paths import lock
from sro_assist.pwa.compiler import Compiler
from sro_assist.pwa.flet_client import python_of, stock_client
from sro_assist.pwa.node_runtime import find_node
from sro_assist.pwa.wheel_download import PURE, fetch, unpacked


@dataclass(frozen=True, slots=True)
class Toolchain:
    """Flet's stock client, the packages for the phone by file, and the tools of the build."""

    stock: Path
    packages: Mapping[str, bytes]
    compiler: Compiler
    node: Path
    font_tool: Path


def gathered(kept: Path) -> Toolchain:
    """All of them. ``kept``: where what is fetched stays for the next build. Raises BuildError."""
    stock = stock_client()
    version, tag = python_of(stock)
    wheels = fetch(lock("web"), kept / tag, _made_for(version, tag))
    (font_tool,) = fetch(lock("web-fonts"), kept / "fonts", PURE)
    node = find_node(lock("web-node"), kept)
    compiler = Compiler(node, stock / "pyodide", kept / "compiled")
    return Toolchain(stock, unpacked(wheels), compiler, node, font_tool)


def _made_for(version: str, tag: str) -> list[str]:
    abi = f"cp{version.replace('.', '')}"
    return ["--platform", tag, "--python-version", version, "--implementation", "cp", "--abi", abi]
