"""The page that the local server and the offline app fill in."""

from __future__ import annotations

import json
import re

from sro_assist import design_tokens
from sro_assist.page.page_template import as_script, filled_in, whole_page
from sro_assist.paths import assets_folder
from sro_assist.server.page_files import PageFiles


def a_page() -> str:
    parts = {"head": "<title>head</title>", "body": "<p>body</p>"}
    return whole_page(base="./", settings={"pyodide": True, "webRenderer": "<"}, **parts)


def test_every_place_is_filled_in_once() -> None:
    page = a_page()
    assert re.findall(r"<!-- fill \w+ -->|filled\(", page) == []
    assert [page.count(part) for part in ('<base href="./">', "<title>head</title>", "<p>body</p>")] == [
        1,
        1,
        1,
    ]


def test_page_tells_the_client_its_settings() -> None:
    found = re.search(r"^globalThis\.flet = (\{.*\});$", a_page(), re.MULTILINE)
    assert found
    same = {"multiView": False, "noCdn": True, "routeUrlStrategy": "hash"}
    assert json.loads(found[1]) == {**same, "pyodide": True, "webRenderer": "<"}


def test_values_are_filled_in_by_their_names() -> None:
    script = 'const a = filled("one"), b = filled("other");'
    assert filled_in(script, one={"é": 1}) == 'const a = {"é":1}, b = filled("other");'


def test_script_values_cannot_end_the_script() -> None:
    assert as_script("</script>\u2028<!--") == '"\\u003c/script>\\u2028\\u003c!--"'
    assert json.loads(as_script("</script>")) == "</script>"


def test_page_has_the_apps_own_paper_and_ink() -> None:
    page = PageFiles(assets_folder()).page
    light, dark = design_tokens.LIGHT["surface"], design_tokens.DARK["surface"]
    assert re.findall(r'content="(#[0-9A-F]{6})"', page) == [light, dark]
    assert set(re.findall(r"--(?:paper|ink): (#[0-9A-F]{6});", page)) == {light, dark}
