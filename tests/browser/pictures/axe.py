"""axe-core on the screen that is shown, with what it is not asked, and why."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
EXEMPT: dict[str, str] = {
    "meta-viewport": "Flutter's engine writes user-scalable=no; the text size is set in the app.",
    "landmark-one-main": "Flutter has no landmark roles to give.",
    "region": "Flutter has no landmark roles to give.",
}
RUN = """
async (exempt) => {
  const rules = Object.fromEntries(exempt.map((rule) => [rule, { enabled: false }]));
  const { violations } = await axe.run(document, { rules, resultTypes: ["violations"] });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id} (${help}): ${node.html.slice(0, 200)}`));
}
"""


class Axe:
    """axe-core in one page, for as long as that is not opened again."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(SCRIPT)

    def violations(self) -> list[str]:
        """What it finds wrong, a line for each element."""
        found: list[str] = self._page.evaluate(RUN, list(EXEMPT))
        return found
