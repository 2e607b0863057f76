"""Which modules can be reached by import statements, wherever those stand, from where a program begins."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping

LAZY_TABLES = {"_LAZY", "_dynamic_imports"}
"""Module-level tables of a lazy package: which name comes from which module (flet's, pydantic's)."""


class Modules:
    """The modules that could be imported: by dotted name, parsed when asked for."""

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        """``sources``: file names with slashes and their text."""
        self._sources = sources
        self._files = {_dotted(name): name for name in sources}
        self._trees: dict[str, ast.Module] = {}
        self._lazy: dict[str, dict[str, str]] = {}

    def __contains__(self, module: str) -> bool:
        return module in self._files

    def file(self, module: str) -> str:
        """The file that a module is in."""
        return self._files[module]

    def tree(self, module: str) -> ast.Module:
        """A module, parsed."""
        if module not in self._trees:
            self._trees[module] = ast.parse(self._sources[self.file(module)], self.file(module))
        return self._trees[module]

    def lazy(self, module: str) -> Mapping[str, str]:
        """Where a lazy package takes its names from; empty for any other module."""
        if module not in self._lazy:
            self._lazy[module] = _lazy_table(self.tree(module), module) if module in self else {}
        return self._lazy[module]

    def package(self, module: str) -> str:
        """The package that a module's relative imports begin at."""
        return module if self.file(module).endswith("/__init__.py") else module.rpartition(".")[0]


def reached(modules: Modules, roots: Iterable[str], cut: Collection[str]) -> dict[str, str]:
    """Every module that can be reached from ``roots``, with one that imports it; none of ``cut`` or in it."""
    found: dict[str, str] = {}
    waiting = [(root, "the beginning") for root in roots]
    for module, why in waiting:  # it grows while it is gone through
        if module in found or module not in modules or _is_in(module, cut):
            continue
        found[module] = why
        waiting.append((module.rpartition(".")[0], module))
        waiting += [(name, module) for name in _imports(modules, module)]
    return found


def _is_in(module: str, cut: Collection[str]) -> bool:
    parts = module.split(".")
    return any(".".join(parts[:count]) in cut for count in range(1, len(parts) + 1))


def _dotted(file: str) -> str:
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(modules: Modules, module: str) -> Iterator[str]:
    """Every name that a module may import; names that are no modules among them."""
    known_as: dict[str, str] = {}
    for node in _running(modules.tree(module)):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
                known_as |= {(each.asname or each.name): each.name for each in names}
            case ast.ImportFrom(module=base, names=names, level=level):
                package = _from(modules.package(module), base or "", level)
                yield package
                for alias in names:
                    yield from _named(modules, package, alias.name)
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in known_as:
                yield from _named(modules, known_as[name], attribute)


def _named(modules: Modules, package: str, name: str) -> Iterator[str]:
    """The modules that ``package.name`` may stand for or come from."""
    yield f"{package}.{name}"
    yield from (source for source in [modules.lazy(package).get(name)] if source)


def _from(package: str, base: str, level: int) -> str:
    if not level:
        return base
    parts = package.split(".")
    start = ".".join(parts[: len(parts) - level + 1])
    return f"{start}.{base}" if base else start


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """All below a node, without what only type checkers see."""
    below = (
        node.orelse if isinstance(node, ast.If) and _is_for_types(node.test) else ast.iter_child_nodes(node)
    )
    for child in below:
        yield child
        yield from _running(child)


def _is_for_types(test: ast.expr) -> bool:
    return "TYPE_CHECKING" in (getattr(test, "id", ""), getattr(test, "attr", ""))


def _lazy_table(tree: ast.Module, module: str) -> dict[str, str]:
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict() as table) if name in LAZY_TABLES:
                return dict(_lazy_rows(table, module))
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict() as table) if name in LAZY_TABLES:
                return dict(_lazy_rows(table, module))
    return {}


def _lazy_rows(table: ast.Dict, module: str) -> Iterator[tuple[str, str]]:
    """Flet writes the module; pydantic a package and a module within it, or ``__module__`` for itself."""
    for key, value in zip(table.keys, table.values, strict=True):
        match key, value:
            case ast.Constant(value=str() as name), ast.Constant(value=str() as source):
                yield name, source
            case ast.Constant(value=str() as name), ast.Tuple(elts=[_, ast.Constant(value="__module__")]):
                yield name, f"{module}.{name}"
            case ast.Constant(value=str() as name), ast.Tuple(elts=[_, ast.Constant(value=str() as source)]):
                yield name, f"{module}{source}" if source.startswith(".") else source
