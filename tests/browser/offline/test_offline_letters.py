"""Letters that the app's own typeface lacks are kept after the first visit, and drawn without a network."""

from __future__ import annotations

from sro_assist.paths import assets_folder
from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.offline.opening import opened
from tests.browser.test_letters import UNLIKE, tell_apart
from tests.running_server import Served

KEPT = """async () => {
    const urlsIn = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url);
    const urls = await Promise.all((await caches.keys()).map(urlsIn));
    return urls.flat().filter((url) => url.includes("/fonts/fallback/")).length;
}"""


def test_letters_kept_at_first_visit_are_drawn_offline(offline_app: Served, profile: Profile) -> None:
    page = profile.tab(PHONE)
    home = opened(page, offline_app.address)
    fonts = len([*(assets_folder() / "fonts" / "fallback").iterdir()])
    home.until(lambda: page.evaluate(KEPT) == fonts, "The letters are not kept.")
    offline_app.stop()
    policy = home.policy()
    for one, other in (UNLIKE["Karen"], UNLIKE["emoji"]):
        tell_apart(policy, one, other)
