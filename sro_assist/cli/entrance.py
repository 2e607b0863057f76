"""Reading a command and carrying it out. Every error ends in one clear message."""

from __future__ import annotations

import io
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Callable, Sequence
from pathlib import Path

from sro_assist import __version__
from sro_assist.cli import words
from sro_assist.cli.checking import check
from sro_assist.cli.handing import import_records, verify_records
from sro_assist.cli.mapping import draw
from sro_assist.cli.paper import complain
from sro_assist.cli.phoning import USUAL_FOLDER, build_web, serve_web
from sro_assist.cli.pinning import pin
from sro_assist.cli.walking import walk
from sro_assist.errors import SroError
from sro_assist.places import data_folder, pack_folder


def main(argv: Sequence[str] | None = None) -> int:
    """Carry out a command. 0: done; 1: it could not be, or problems were found; 2: not a command."""
    _replace_what_the_terminal_cannot_show()
    try:
        given = _parser().parse_args(argv)
        command: Callable[[Namespace], int] = given.command
        status = command(given)
        sys.stdout.flush()
    except SroError as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 0
    except BrokenPipeError:  # what it was piped into has read enough
        sys.stdout = io.StringIO()
        return 0
    return status


def _replace_what_the_terminal_cannot_show() -> None:
    """A section sign that a terminal has no letter for must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="sro-assist", description=words.ABOUT, epilog=words.COMMANDS)
    parser.add_argument("--version", action="version", version=__version__, help=words.VERSION)
    parser.add_argument("--port", type=int, help=words.PORT)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help=words.DATA)
    parser.add_argument("--pack", type=Path, metavar="FOLDER", help=words.PACK)
    parser.add_argument("--no-browser", action="store_true", help=words.NO_BROWSER)
    parser.set_defaults(command=_open_app)
    commands = parser.add_subparsers(title="commands", metavar="")
    for name, told, command in (("check", words.CHECK, _check), ("pin", words.PIN, _pin)):
        each = commands.add_parser(name, help=told, description=told)
        each.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help=words.PACK)
        each.set_defaults(command=command)
    mapping = _of_a_tree(commands.add_parser("map", help=words.MAP, description=words.MAP))
    mapping.add_argument("--svg", action="store_true", help=words.SVG)
    mapping.add_argument("--out", type=Path, metavar="FILE", help=words.OUT)
    mapping.set_defaults(command=_map)
    walking = _of_a_tree(commands.add_parser("walk", help=words.WALK, description=words.WALK))
    walking.set_defaults(command=_walk)
    _add_handing(commands)
    _add_phoning(commands)
    return parser


def _add_handing(commands: _SubParsersAction[ArgumentParser]) -> None:
    taking = commands.add_parser("import", help=words.IMPORT, description=words.IMPORT)
    taking.add_argument("--data", type=Path, metavar="FOLDER", default=SUPPRESS, help=words.DATA)
    taking.set_defaults(command=_import)
    verifying = commands.add_parser("verify", help=words.VERIFY, description=words.VERIFY)
    verifying.set_defaults(command=_verify)
    for each in (taking, verifying):
        each.add_argument("files", nargs="+", type=Path, metavar="FILE", help=words.RECORD)


def _add_phoning(commands: _SubParsersAction[ArgumentParser]) -> None:
    building = commands.add_parser("build-web", help=words.BUILD_WEB, description=words.BUILD_WEB)
    building.add_argument("--pack", type=Path, metavar="FOLDER", default=SUPPRESS, help=words.PACK)
    building.set_defaults(command=_build_web)
    serving = commands.add_parser("serve-web", help=words.SERVE_WEB, description=words.SERVE_WEB)
    serving.add_argument("--port", type=int, default=SUPPRESS, help=words.PORT)
    serving.set_defaults(command=_serve_web)
    for each in (building, serving):
        each.add_argument(
            "folder", nargs="?", type=Path, metavar="FOLDER", default=USUAL_FOLDER, help=words.WEB_FOLDER
        )


def _build_web(given: Namespace) -> int:
    return build_web(given.folder, given.pack)


def _serve_web(given: Namespace) -> int:
    return serve_web(given.folder, given.port)


def _of_a_tree(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("tree", metavar="TREE", help=words.TREE)
    parser.add_argument("--pack", type=Path, metavar="FOLDER", default=SUPPRESS, help=words.PACK)
    return parser


def _open_app(given: Namespace) -> int:
    from sro_assist.app import run  # only the app needs Flet

    return run(data=given.data, pack=given.pack, port=given.port, open_browser=not given.no_browser)


def _check(given: Namespace) -> int:
    return check(given.folder or given.pack or pack_folder())


def _pin(given: Namespace) -> int:
    return pin(given.folder or given.pack or pack_folder())


def _map(given: Namespace) -> int:
    return draw(given.pack or pack_folder(), given.tree, as_svg=given.svg, out=given.out)


def _walk(given: Namespace) -> int:
    return walk(given.pack or pack_folder(), given.tree)


def _import(given: Namespace) -> int:
    return import_records(given.files, given.data or data_folder())


def _verify(given: Namespace) -> int:
    return verify_records(given.files)
