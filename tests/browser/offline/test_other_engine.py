"""A browser that cannot draw by WebAssembly gets the client's script instead, packed on its way."""

from __future__ import annotations

from playwright.sync_api import Playwright, expect

from sro_assist.trees.pack import Pack
from tests.browser.chromium import arguments, find_chromium
from tests.browser.devices import PHONE
from tests.browser.offline.opening import FIRST_VISIT_MS, first_question, opened
from tests.browser.page_objects.walking import Walking
from tests.running_server import Served

TREE = "arrest"


def test_browser_without_webgl_walks_and_opens_again_offline(
    offline_app: Served, playwright: Playwright, pack: Pack
) -> None:
    path = find_chromium(playwright)
    browser = playwright.chromium.launch(executable_path=path, args=[*arguments(), "--disable-3d-apis"])
    page = browser.new_context(**PHONE.options()).new_page()
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    walking = opened(page, offline_app.address).begin(pack.trees[TREE])
    expect(walking.asked).to_have_text(first_question(pack, TREE).ask)
    assert "main.dart.bin" in asked
    assert "canvaskit.wasm" in asked
    assert not {"main.dart.wasm", "skwasm.wasm"} & set(asked)
    offline_app.stop()
    page.reload(wait_until="commit")
    Walking(page, PHONE).attend(FIRST_VISIT_MS).here()
    browser.close()
