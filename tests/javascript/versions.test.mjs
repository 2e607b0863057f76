// pwa/client/versions.js: which version is in use, and what becomes of one that cannot start.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { FakeCaches } from "./fake_caches.mjs";
import { load } from "./load.mjs";

const OURS = "sro-assist http://sro.test/ ";
let caches = new FakeCaches();
/** @type {object[]} */
let windows = [];

/** The worker of a version, as one that was started just now. @param {string} version */
const workerOf = (version) => load(["sro_assist/pwa/client/versions.js"], {
  caches, VERSION: version, OURS, NOTE: `${OURS}in use`, CACHE: OURS + version, SCOPE: "http://sro.test/",
  ourPages: async () => windows,
}, ["versions"]).versions;

/** "one" in use and "two" here whole, as after an update that nobody has taken. */
beforeEach(async () => {
  caches = new FakeCaches();
  windows = [{}];
  for (const version of ["one", "two"]) await caches.open(OURS + version);
  await workerOf("one").put("one");
});

test("a new version is not used before the officer takes it", async () => {
  assert.equal(await workerOf("two").answering(), "one");
  assert.deepEqual(await workerOf("two").state(), { version: "two", current: "one", isOnTrial: false, hasFailed: false });
});

test("the one before stays until the new one has drawn its first screen", async () => {
  const two = workerOf("two");
  await two.take();
  await two.tidy();
  assert.equal(await two.answering(), "two");
  assert.ok(await caches.has(`${OURS}one`));
  await two.drawn("two");
  assert.equal(await caches.has(`${OURS}one`), false);
  assert.equal((await two.state()).isOnTrial, false);
});

test("another version's first screen ends no trial", async () => {
  const two = workerOf("two");
  await two.take();
  await two.drawn("one");
  assert.equal((await two.state()).isOnTrial, true);
});

test("going back puts the one before in use, and says that the new one failed", async () => {
  const two = workerOf("two");
  await two.take();
  assert.equal(await two.goBack(), true);
  assert.equal(await workerOf("two").answering(), "one");
  assert.deepEqual(await two.state(), { version: "two", current: "one", isOnTrial: false, hasFailed: true });
});

test("there is no going back to a version that is gone", async () => {
  const two = workerOf("two");
  await two.take();
  await caches.delete(`${OURS}one`);
  assert.equal(await two.goBack(), false);
  assert.equal(await two.answering(), "two");
});

for (const [when, minutes, pages, current] of /** @type {const} */ ([
  ["soon, while a window still waits for it", 0.1, 1, "two"],
  ["soon, and no window is left that waits for it", 0.1, 0, "one"],
  ["after long enough", 1, 1, "one"],
])) {
  test(`a version that never got to its first screen, started again ${when}: ${current} is in use`, async () => {
    mock.timers.enable({ apis: ["Date"], now: 1 });
    const two = workerOf("two");
    await two.take();
    await two.judge();
    mock.timers.tick(minutes * 60_000);
    windows = windows.slice(0, pages);
    await two.judge();
    assert.equal((await two.state()).current, current);
    mock.timers.reset();
  });
}

test("a note of a version that is not here any more counts for nothing", async () => {
  await workerOf("one").put("lost");
  assert.equal(await workerOf("two").answering(), "two");
});
