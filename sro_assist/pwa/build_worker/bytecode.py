"""Compiling a module so that its bytes depend on nothing but its source."""

from __future__ import annotations

import ast
import importlib.util
from importlib import _bootstrap_external

_compiled_without_time = _bootstrap_external._code_to_hash_pyc  # type: ignore[attr-defined]  # noqa: SLF001


def compiled(name: str, tree: ast.Module, source: bytes) -> bytes:
    """A module's bytes. What is parsed loses its docstrings."""
    code = compile(_undocumented(tree), name, "exec", dont_inherit=True, optimize=0)
    return bytes(_compiled_without_time(code, importlib.util.source_hash(source), checked=False))


def _undocumented(tree: ast.Module) -> ast.Module:
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
