"""Compiles /work/source.zip to /work/compiled.zip. Runs in the shipped Pyodide: its Python is the phone's."""

from __future__ import annotations

import ast
import importlib.util
import zipfile
from importlib import _bootstrap_external

WORK = "/work"
_compiled_without_time = _bootstrap_external._code_to_hash_pyc  # type: ignore[attr-defined]  # noqa: SLF001


def undocumented(tree: ast.Module) -> ast.Module:
    """The same program without its docstrings: nobody reads them on a phone.

    A class keeps a short one: without any, a dataclass makes one of its signature, slowly.
    """
    for node in ast.walk(tree):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)):
            continue
        match node.body:
            case [ast.Expr(value=ast.Constant(value=str()) as doc), *rest]:
                if isinstance(node, ast.ClassDef):
                    doc.value = "."
                else:
                    node.body = rest or [ast.copy_location(ast.Pass(), node.body[0])]
    return tree


def compiled(name: str, source: bytes) -> bytes:
    """A module's bytes, of which nothing depends on when or where it was compiled."""
    code = compile(undocumented(ast.parse(source, name)), name, "exec", dont_inherit=True, optimize=0)
    return bytes(_compiled_without_time(code, importlib.util.source_hash(source), checked=False))


def main() -> None:
    """Compile each .py of the source; leave the rest as it is."""
    with zipfile.ZipFile(f"{WORK}/source.zip") as source, zipfile.ZipFile(f"{WORK}/compiled.zip", "w") as out:
        for info in source.infolist():
            data, name = source.read(info), info.filename
            if name.endswith(".py"):
                name, data = f"{name}c", compiled(name, data)
            out.writestr(zipfile.ZipInfo(name), data)


if __name__ == "__main__":
    main()
