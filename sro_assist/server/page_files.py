"""What the browser is sent: our page with Flet's settings in it, our scripts, and Flet's own client."""

from __future__ import annotations

import tempfile
from pathlib import Path
from shutil import copyfile

import flet as ft
import flet_web  # type: ignore[import-untyped]  # ships no types
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from sro_assist.errors import ServeError
from sro_assist.media_types import media_type
from sro_assist.page.page_template import whole_page
from sro_assist.server.static_files import TypedFiles

OURS = Path(__file__).with_name("page")
PAGE, MANIFEST, FONTS = "index.html", "manifest.json", "assets/FontManifest.json"
SETTINGS = {
    "pyodide": False,
    "webSocketEndpoint": "/ws",
    "entrypointBaseUrl": "/",
    "assetBase": "/",
    "canvasKitBaseUrl": None,
    "pyodideUrl": "/pyodide/pyodide.mjs",
    "fontFallbackBaseUrl": None,
    "appPackageUrl": "app.tar.gz",
}
"""What Flet overrides where it differs."""


class PageFiles:
    """The files of the app's page. What it holds is no secret: without the key it does nothing."""

    def __init__(self, assets: Path) -> None:
        """Read them. Raises ServeError when a part is missing."""
        self._folders = (assets, Path(flet_web.get_package_web_dir()))
        try:
            self._files = {**self._filled_in(), **_scripts()}
        except OSError as error:
            raise ServeError("A part of the app's page is missing.", hint="Install the app again.") from error

    @property
    def page(self) -> str:
        """The page itself."""
        return self._files[PAGE].decode("utf-8")

    def routes(self) -> list[BaseRoute]:
        """Where each file is; nothing else is answered."""
        ours, theirs = self._folders
        rest = TypedFiles(directory=ours)
        rest.all_directories.append(str(theirs))
        files = {"/": PAGE, **{f"/{name}": name for name in self._files}}
        return [*(self._route(path, name) for path, name in files.items()), Mount("/", rest)]

    def _route(self, path: str, name: str) -> Route:
        return Route(path, lambda _request: Response(self._files[name], media_type=media_type(name)))

    def _filled_in(self) -> dict[str, bytes]:
        """The files that Flet fills in: the page's settings, the app's name, the font it needs by itself."""
        with tempfile.TemporaryDirectory() as folder:
            copies = {name: Path(folder) / Path(name).name for name in (PAGE, MANIFEST, FONTS)}
            copies[PAGE].write_text(_page(), encoding="utf-8")
            for name in (MANIFEST, FONTS):
                copyfile(self._found(name), copies[name])
            flet_web.patch_index_html(
                str(copies[PAGE]),
                base_href="",
                websocket_endpoint_path="/ws",
                app_name="SRO Assist",
                route_url_strategy=ft.RouteUrlStrategy.HASH,
                no_cdn=True,
            )
            flet_web.patch_manifest_json(str(copies[MANIFEST]), app_name="SRO Assist")
            flet_web.patch_font_manifest_json(str(copies[FONTS]))
            return {name: copy.read_bytes() for name, copy in copies.items()}

    def _found(self, name: str) -> Path:
        places = [folder / name for folder in self._folders]
        return next((place for place in places if place.is_file()), places[-1])


def _page() -> str:
    head, body = ((OURS / name).read_text(encoding="utf-8") for name in ("head.html", "body.html"))
    return whole_page(base="/", settings=SETTINGS, head=head, body=body)


def _scripts() -> dict[str, bytes]:
    return {script.name: script.read_bytes() for script in OURS.glob("*.js")}
