"""A walk asks nothing of any other address than the app's own."""

from __future__ import annotations

from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.guide import Guide
from tests.browser.page_objects.home import Home
from tests.browser.ways import Ways
from tests.running_server import Served


def test_walk_and_places_ask_nothing_of_another_origin(app: Served, profile: Profile, ways: Ways) -> None:
    asked: list[str] = []
    context = profile(PHONE)
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("websocket", lambda socket: asked.append(socket.url))
    home = Home(page, PHONE).open(app.address).here()
    guide = Guide.begin(home, ways, "restraint").to("restraint", "ended")
    guide.walking.write_note("told the nurse").keep_note().noted()
    guide.walking.finish().go("/").now(Home).here().saved().back()
    home.here().policy().search("prone").back()
    home.here().settings().back()
    home.here().glance_at(ways.pack.trees["arrest"]).shows(ways.pack.trees["arrest"])
    own = (f"{app.address}/", f"ws://127.0.0.1:{app.port}/", f"blob:{app.address}/", "data:")
    assert any(url.startswith("ws:") for url in asked)
    assert [url for url in asked if not url.startswith(own)] == []
