// assets/fallback-fonts.js: letters come from here, whatever Flutter asks for.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

/** Where a request ends up. @param {string | Request} asked */
const fetched = (asked) => {
  const window = { fetch: (/** @type {unknown} */ resource) => resource };
  load(["assets/fallback-fonts.js"], { window });
  return window.fetch(asked);
};

for (const [family, file] of [
  ["notosansarabic", "notosansarabic"],
  ["notosans", "notosansdevanagari"],
  ["notocoloremoji", "notoemoji"],
  ["notosanssc", "notosanssymbols2"], // of a sign Flutter may believe that it is Chinese
]) {
  test(`${family} comes from ${file}`, () => {
    const address = `http://sro.test/assets/fonts/${family}/v28/x.woff2`;
    assert.equal(fetched(address), `fonts/fallback/${file}.woff2`);
    assert.equal(fetched(new Request(address)), `fonts/fallback/${file}.woff2`);
  });
}

test("whatever else is asked for is asked for as it is", () => {
  assert.equal(fetched("http://sro.test/assets/fonts/roboto.woff2"), "http://sro.test/assets/fonts/roboto.woff2");
});
