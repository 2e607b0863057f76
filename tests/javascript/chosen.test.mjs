// pwa/client/theme.js: what was chosen in this copy of the app, and nothing of another one's.
import assert from "node:assert/strict";
import { test } from "node:test";

import { filling, load } from "./load.mjs";

/** What a page at an address reads. @param {Record<string, string>} kept @param {string} [baseURI] */
const opened = (kept, baseURI = "http://sro.test/one/") => {
  /** @type {Map<string, string>} */
  const noted = new Map(Object.entries(kept));
  /** @type {Record<string, string>} */
  const shown = {};
  const meta = { setAttribute: (/** @type {string} */ _name, /** @type {string} */ colour) => { shown.paper = colour; } };
  const documentElement = { dataset: shown, style: { setProperty: (/** @type {string} */ name, /** @type {string} */ text) => { shown[name] = text; } } };
  const { chosen } = load(["sro_assist/pwa/client/theme.js"], {
    document: { baseURI, documentElement, querySelectorAll: () => [meta] },
    filled: filling({ papers: { light: "#ffffff", dark: "#000000" } }),
    localStorage: {
      getItem: (/** @type {string} */ name) => noted.get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ text) => noted.set(name, text),
      removeItem: (/** @type {string} */ name) => noted.delete(name),
    },
  }, ["chosen"]);
  return { chosen, shown, noted };
};

test("the theme and the text size that were chosen are there before anything is painted", () => {
  const { shown } = opened({ "flutter.sro /one/ theme": '"dark"', "flutter.sro /one/ text_size": "1.5" });
  assert.deepEqual(shown, { theme: "dark", paper: "#000000", "--sro-scale": "1.5" });
});

test("another copy's choice, and one that does not exist, change nothing", () => {
  const other = { "flutter.sro /two/ theme": '"dark"' };
  assert.deepEqual(opened(other).shown, {});
  assert.deepEqual(opened({ "flutter.sro /one/ theme": '"toString"', "flutter.sro /one/ text_size": "9" }).shown, {});
});

test("what all copies once shared goes to the one that looks first", () => {
  const { chosen, noted } = opened({ "flutter.sro.screen_reader": "true" });
  assert.equal(chosen("screen_reader"), true);
  assert.deepEqual([...noted], [["flutter.sro /one/ screen_reader", "true"]]);
});

test("what cannot be read was not chosen", () => {
  assert.equal(opened({ "flutter.sro /one/ screen_reader": "{" }).chosen("screen_reader"), null);
});
