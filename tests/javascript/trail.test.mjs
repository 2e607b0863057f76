// assets/trail.js: the way back.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setTimeout as later } from "node:timers/promises";

import { FakeWindow } from "./fake_history.mjs";
import { load } from "./load.mjs";

const WALK = "#/walk/0123abcd-0123-4abc-8def-0123456789ab";
let page = new FakeWindow();

/** As Flutter does. @param {string[]} routes */
const goTo = async (...routes) => {
  for (const route of routes) {
    page.history.pushState(null, "", route);
    await later(5); // going back takes a moment
  }
};

beforeEach(() => {
  page = new FakeWindow();
  load(["assets/trail.js"], page.found);
});

test("a new address is one entry more", async () => {
  await goTo("#/saved", "#/settings");
  assert.deepEqual(page.routes, ["#/", "#/saved", "#/settings"]);
});

test("an address that one came from is gone back to", async () => {
  await goTo("#/saved", "#/settings", "#/saved");
  assert.deepEqual(page.routes, ["#/", "#/saved"]);
  assert.equal(page.entries.length, 3); // the browser's own forward still leads there
});

test("the same address again is no entry", async () => {
  await goTo("#/saved", "#/saved");
  assert.deepEqual(page.routes, ["#/", "#/saved"]);
});

test("a begun walk takes the place of its beginning", async () => {
  await goTo("#/begin/arrest", `${WALK}/0`);
  assert.deepEqual(page.routes, ["#/", `${WALK}/0`]);
});

test("a walk opened in its middle has an entry for each step", async () => {
  await goTo(`${WALK}/3`);
  assert.deepEqual(page.routes, ["#/", `${WALK}/1`, `${WALK}/2`, `${WALK}/3`]);
});

test("what lies over a step is an entry, and leads back to it", async () => {
  await goTo(`${WALK}/1`, `${WALK}/1/note`);
  assert.deepEqual(page.routes, ["#/", `${WALK}/1`, `${WALK}/1/note`]);
  await goTo(`${WALK}/1`);
  assert.deepEqual(page.routes, ["#/", `${WALK}/1`]);
});

test("leaving a walk takes its steps off", async () => {
  await goTo(`${WALK}/1`, `${WALK}/2`, `${WALK}/3`, "#/saved");
  assert.deepEqual(page.routes, ["#/", "#/saved"]);
});

test("what comes while the browser goes back waits its turn", async () => {
  await goTo("#/saved", "#/settings");
  page.history.pushState(null, "", "#/");
  page.history.pushState(null, "", "#/record");
  assert.deepEqual(page.routes, ["#/", "#/saved", "#/settings"]); // not yet
  await later(5);
  assert.deepEqual(page.routes, ["#/", "#/record"]);
});

test("Flutter hears of the officer's own back alone", async () => {
  let heard = 0;
  page.addEventListener("popstate", () => { heard += 1; });
  await goTo("#/saved", "#/");
  assert.equal(heard, 0);
  await goTo("#/saved");
  page.history.go(-1);
  await later(5);
  assert.equal(heard, 1);
});

test("the trail is kept with the entry, for a page that is loaded again", async () => {
  await goTo("#/saved", "#/settings");
  load(["assets/trail.js"], page.found);
  await goTo("#/");
  assert.deepEqual(page.routes, ["#/"]);
});
