// pwa/client/cache_mirror.js: the second copy of the records, made whole again from its writes.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { FakeCaches } from "./fake_caches.mjs";
import { load } from "./load.mjs";

const AT = "http://sro.test/indexed/records/";
let caches = new FakeCaches();
let copy = /** @type {any} */ (null);

beforeEach(() => {
  caches = new FakeCaches();
  copy = load(["sro_assist/pwa/client/cache_mirror.js"], { caches }, ["secondCopy"]).secondCopy("records", AT);
});

/** @param {number} number @param {string} file @param {number} alike @param {string} text */
const write = (number, file, alike, text) => copy.put(number, file, alike, new TextEncoder().encode(text).buffer);
const files = async () => {
  const found = /** @type {Map<string, Blob>} */ (await copy.files());
  return Object.fromEntries(await Promise.all([...found].map(async ([file, whole]) => [file, await whole.text()])));
};

test("writes come to their files, in the order of their numbers", async () => {
  for (const [number, alike, text] of /** @type {[number, number, string][]} */ ([[10, 3, "d"], [9, 2, "c"], [2, 0, "ab"]])) {
    await write(number, "a walk.journal", alike, text);
  }
  await write(3, "sæd.json", 0, "{}");
  assert.deepEqual(await files(), { "a walk.journal": "abcd", "sæd.json": "{}" });
});

test("a write leaves as much of the file as it says", async () => {
  await write(1, "a", 0, "abcdef");
  await write(2, "a", 2, "X");
  assert.deepEqual(await files(), { a: "abX" });
});

test("behind a write that is gone nothing of its file counts", async () => {
  await write(1, "a", 0, "ab");
  await write(2, "a", 2, "cd");
  await write(3, "a", 4, "ef");
  await write(4, "b", 0, "whole");
  await copy.drop([2]);
  assert.deepEqual(await copy.numbers(), [1, 3, 4]);
  assert.deepEqual(await files(), { a: "ab", b: "whole" });
});

test("a write that cannot be read counts for nothing", async () => {
  await write(1, "a", 0, "ab");
  await (await caches.open("records")).put(`${AT}2`, new Response("?", { headers: { "X-File": "%", "X-Alike": "0" } }));
  assert.deepEqual(await files(), { a: "ab" });
});
