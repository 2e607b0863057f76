"""Reading a command and carrying it out. Every error ends in one clear message."""

from __future__ import annotations

import io
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path

from sro_assist import __version__
from sro_assist.cli import streams, strings
from sro_assist.cli.build_web import USUAL_FOLDER, build_web, serve_web
from sro_assist.cli.check import check
from sro_assist.cli.import_verify import import_records, verify_records
from sro_assist.cli.map import draw
from sro_assist.cli.output import complain, show
from sro_assist.cli.pin import pin
from sro_assist.cli.walk import walk
from sro_assist.errors import SroError
from sro_assist.paths import data_folder, pack_folder

READ_NO_FURTHER = 141
"""What a program tells the shell whose reader left before it was done."""


def carry_out(argv: Sequence[str] | None = None) -> int:
    """Carry out a command. 0: done; 1: it could not be, or problems were found; 2: not a command."""
    streams.make_ready()
    try:
        return _told(argv)
    except SroError as error:
        complain(error)
        return 1
    except BrokenPipeError:
        streams.forget()
        return READ_NO_FURTHER
    except OSError as error:  # what no command foresaw of its files is said as well
        complain(strings.NOT_DONE.format(why=error))
        return 1


def _told(argv: Sequence[str] | None) -> int:
    """What a command ends with, once all that it said has arrived."""
    try:
        given = _parsed(argv)
        command: Callable[[Namespace], int] = given.command
        return command(given)
    finally:
        streams.flush()


def _parsed(argv: Sequence[str] | None) -> Namespace:
    """The arguments. ``--help`` and ``--version`` are said here: argparse tells nobody when it cannot."""
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            return _parser().parse_args(argv)
    finally:
        if said.getvalue():
            show(said.getvalue().rstrip("\n"))


def _named(text: str) -> Path:
    """A file or folder that an argument names."""
    if not text.strip():
        raise ArgumentTypeError(strings.NO_NAME)
    return Path(text)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="sro-assist", description=strings.ABOUT, epilog=strings.COMMANDS)
    parser.add_argument("--version", action="version", version=__version__, help=strings.VERSION)
    parser.add_argument("--port", type=int, help=strings.PORT)
    parser.add_argument("--data", type=_named, metavar="FOLDER", help=strings.DATA)
    parser.add_argument("--pack", type=_named, metavar="FOLDER", help=strings.PACK)
    parser.add_argument("--no-browser", action="store_true", help=strings.NO_BROWSER)
    parser.set_defaults(command=_open_app)
    commands = parser.add_subparsers(title="commands", metavar="")
    for name, told, command in (("check", strings.CHECK, _check), ("pin", strings.PIN, _pin)):
        each = commands.add_parser(name, help=told, description=told)
        each.add_argument("folder", nargs="?", type=_named, metavar="FOLDER", help=strings.PACK)
        each.set_defaults(command=command)
    mapping = _of_a_tree(commands.add_parser("map", help=strings.MAP, description=strings.MAP))
    mapping.add_argument("--svg", action="store_true", help=strings.SVG)
    mapping.add_argument("--out", type=_named, metavar="FILE", help=strings.OUT)
    mapping.set_defaults(command=_map)
    walking = _of_a_tree(commands.add_parser("walk", help=strings.WALK, description=strings.WALK))
    walking.set_defaults(command=_walk)
    _add_handing(commands)
    _add_phoning(commands)
    return parser


def _add_handing(commands: _SubParsersAction[ArgumentParser]) -> None:
    taking = commands.add_parser("import", help=strings.IMPORT, description=strings.IMPORT)
    taking.add_argument("--data", type=_named, metavar="FOLDER", default=SUPPRESS, help=strings.DATA)
    taking.set_defaults(command=_import)
    verifying = commands.add_parser("verify", help=strings.VERIFY, description=strings.VERIFY)
    verifying.set_defaults(command=_verify)
    for each in (taking, verifying):
        each.add_argument("files", nargs="+", type=_named, metavar="FILE", help=strings.RECORD)


def _add_phoning(commands: _SubParsersAction[ArgumentParser]) -> None:
    building = commands.add_parser("build-web", help=strings.BUILD_WEB, description=strings.BUILD_WEB)
    building.add_argument("--pack", type=_named, metavar="FOLDER", default=SUPPRESS, help=strings.PACK)
    building.set_defaults(command=_build_web)
    serving = commands.add_parser("serve-web", help=strings.SERVE_WEB, description=strings.SERVE_WEB)
    serving.add_argument("--port", type=int, default=SUPPRESS, help=strings.PORT)
    serving.set_defaults(command=_serve_web)
    for each in (building, serving):
        each.add_argument(
            "folder", nargs="?", type=_named, metavar="FOLDER", default=USUAL_FOLDER, help=strings.WEB_FOLDER
        )


def _build_web(given: Namespace) -> int:
    return build_web(given.folder, given.pack)


def _serve_web(given: Namespace) -> int:
    with suppress(KeyboardInterrupt):  # that is how it is ended
        return serve_web(given.folder, given.port)
    return 0


def _of_a_tree(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("tree", metavar="TREE", help=strings.TREE)
    parser.add_argument("--pack", type=_named, metavar="FOLDER", default=SUPPRESS, help=strings.PACK)
    return parser


def _open_app(given: Namespace) -> int:
    from sro_assist.entrypoints.local import run  # only the app needs Flet

    with suppress(KeyboardInterrupt):  # that is how it is ended
        return run(data=given.data, pack=given.pack, port=given.port, open_browser=not given.no_browser)
    return 0


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
