// server/page/key.js: the key of a start goes out of the address, and proves who the server is.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

/** A tab. @param {string} hash @param {Map<string, string> | null} kept Null: it forbids to keep anything. */
const tab = (hash, kept) => {
  const location = { href: `http://127.0.0.1:8550/${hash}`, hash, pathname: "/", search: "" };
  const memory = () => {
    if (!kept) throw new Error("SecurityError");
    return kept;
  };
  const { entrance } = load(["sro_assist/server/page/key.js"], {
    location,
    history: { state: null, replaceState: (/** @type {any} */ _state, /** @type {string} */ _title, /** @type {string} */ url) => { location.hash = url; } },
    sessionStorage: {
      getItem: (/** @type {string} */ name) => memory().get(name) ?? null,
      setItem: (/** @type {string} */ name, /** @type {string} */ text) => memory().set(name, text),
    },
    addEventListener: () => {},
  }, ["entrance"]);
  return { entrance, location };
};

test("the key leaves the address, and what stood behind it stays", () => {
  assert.equal(tab("#k=s3cret", new Map()).location.hash, "/");
  assert.equal(tab("#k=s3cret/begin/force", new Map()).location.hash, "/#/begin/force");
});

test("the key is known when the page is loaded again", () => {
  const kept = new Map();
  tab("#k=s3cret", kept);
  const { entrance } = tab("#/saved", kept);
  assert.equal(entrance.withKey("ws://127.0.0.1:8550/ws"), "ws://127.0.0.1:8550/ws?k=s3cret");
});

test("a browser that keeps nothing has it until then", () => {
  assert.equal(tab("#k=s3cret", null).entrance.withKey("/ws"), "http://127.0.0.1:8550/ws?k=s3cret");
});

test("the proof is the one that RFC 4231 gives", async () => {
  const { entrance } = tab("#k=Jefe", new Map());
  const proof = await entrance.proof("what do ya want for nothing?");
  assert.equal(proof, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
});
