"""A record's file shared with the app: it says what came, and takes it in when the officer says so."""

from __future__ import annotations

from pathlib import Path

from sro_assist.app import strings
from sro_assist.trees.pack import Pack
from tests.app.bench import Bench, at_the_end
from tests.browser.conftest import Profile
from tests.browser.devices import PHONE
from tests.browser.offline.opening import FIRST_VISIT_MS, opened
from tests.browser.page_objects.saved import Saved
from tests.running_server import Served

SHARE = """([name, bytes]) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "POST", action: "handed", enctype: "multipart/form-data" });
    const input = Object.assign(document.createElement("input"), { type: "file", name: "records" });
    const given = new DataTransfer();
    given.items.add(new File([Uint8Array.from(bytes)], name));
    input.files = given.files;
    form.append(input);
    document.body.append(form);
    form.submit();
}"""
"""What a phone's share sheet comes to."""


def another_officers(data: Path) -> bytes:
    """A finished record's file."""
    bench = Bench(data)
    bench.begin("arrest")
    walk_id = bench.reach(at_the_end).id
    bench.session.walks.finish()
    file = bench.context.records.hand_over(walk_id)
    bench.context.records.close()
    return file


def test_shared_record_is_taken_in_when_officer_says(
    offline_app: Served, profile: Profile, pack: Pack, tmp_path: Path
) -> None:
    page = profile.tab(PHONE)
    opened(page, offline_app.address).see_text(f"Edition {pack.edition[:7]}.")
    page.evaluate(SHARE, ["tuesday.sro", list(another_officers(tmp_path / "data"))])
    page.wait_for_selector("#starting", state="detached", timeout=FIRST_VISIT_MS)
    saved = Saved(page, PHONE).attend().here()
    saved.see_text(strings.HANDED.format(names="tuesday.sro")).see_text(strings.SAVED_NONE)
    saved.tap(strings.HANDED_TAKE).see_text("Taken in: Arrest considerations")
