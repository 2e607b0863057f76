"""Flutter's error box, which it draws in the place of what it cannot lay out. Only a picture shows it."""

from __future__ import annotations

import base64

from playwright.sync_api import Page

GREY = (194, 195, 195)
NEAR = 6
"""How far each part of a colour may be from that grey."""
MOST_GREY = 0.02
SHARE = """
async ([png, colour, near]) => {
  const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  canvas.drawImage(picture, 0, 0);
  const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
  let alike = 0;
  for (let at = 0; at < data.length; at += 4)
    if (colour.every((part, index) => Math.abs(data[at + index] - part) <= near)) alike += 1;
  return alike / (data.length / 4);
}
"""


def grey_share(page: Page) -> float:
    """How much of what the screen shows has the grey of the error box."""
    png = base64.b64encode(page.screenshot()).decode()
    share = page.evaluate(SHARE, [png, GREY, NEAR])
    assert isinstance(share, int | float)
    return float(share)
