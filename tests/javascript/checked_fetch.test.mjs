// pwa/client/checked_fetch.js: a file is what the build made, or there is none.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

import { load } from "./load.mjs";

const BYTES = Buffer.from("const here = 1;\n".repeat(1000));
const FILE = {
  url: "a.js", size: BYTES.length, type: "text/javascript; charset=utf-8", packed: true,
  sha256: createHash("sha256").update(BYTES).digest("hex"),
};
const PLAIN = { headers: { "Content-Type": "text/javascript" } };

/** @param {(url: string) => Response} fetch What the server answers. */
const fetching = (fetch) => load(["sro_assist/pwa/client/checked_fetch.js"], {
  fetch: async (/** @type {string} */ url) => fetch(url), FILES: [FILE], urlOf: (/** @type {{ url: string }} */ { url }) => url,
}, ["checked"]).checked;
const ignore = () => {};
/** @param {Response} answer */
const bytesOf = async (answer) => Buffer.from(await answer.arrayBuffer());

test("a file that is as it was made is kept as it came", async () => {
  const sent = new Response(BYTES, { headers: { ...PLAIN.headers, "X-Sent": "yes" } });
  const answer = await fetching(() => sent).fetchFile(FILE, ignore);
  assert.equal(answer.headers.get("X-Sent"), "yes");
  assert.deepEqual(await bytesOf(answer), BYTES);
});

for (const [what, headers] of /** @type {[string, Record<string, string>][]} */ ([
  ["of another type", { "Content-Type": "text/plain" }],
  ["that varies by everything", { "Content-Type": "text/javascript", Vary: "*" }],
])) {
  test(`an answer ${what} is kept as the file that it is`, async () => {
    const answer = await fetching(() => new Response(BYTES, { headers })).fetchFile(FILE, ignore);
    assert.deepEqual([...answer.headers], [["content-type", FILE.type]]);
    assert.deepEqual(await bytesOf(answer), BYTES);
  });
}

for (const [what, why, answer] of /** @type {[string, string, () => Response][]} */ ([
  ["with one byte altered", "digest", () => new Response(`${BYTES.subarray(1)}!`, PLAIN)],
  ["cut short", "digest", () => new Response(BYTES.subarray(1), PLAIN)],
  ["that goes on", "digest", () => new Response(`${BYTES}!`, PLAIN)],
  ["that the server does not have", "server", () => new Response("", { status: 404 })],
  ["in whose place comes a page to sign in", "signIn", () => new Response("<h1>", { headers: { "Content-Type": "text/html" } })],
])) {
  test(`a file ${what} is refused: ${why}`, async () => {
    await assert.rejects(fetching(answer).fetchFile(FILE, ignore), { why });
  });
}

test("it is told how far it has come, in bytes", async () => {
  let bytes = 0;
  await fetching(() => new Response(BYTES, PLAIN)).fetchFile(FILE, (/** @type {number} */ more) => { bytes += more; });
  assert.equal(bytes, BYTES.length);
});

for (const [who, headers, body] of /** @type {[string, Record<string, string>, Buffer][]} */ ([
  ["the worker", {}, gzipSync(BYTES)],
  ["the browser", { "Content-Encoding": "gzip" }, BYTES],
])) {
  test(`a packed twin is unpacked by ${who}, once`, async () => {
    const { fetchFile } = fetching((url) => (
      url === "a.js.gz" ? new Response(body, { headers }) : new Response("", { status: 404 })
    ));
    assert.deepEqual(await bytesOf(await fetchFile(FILE, ignore, true)), BYTES);
  });
}

test("where the twins were left out the file itself is fetched", async () => {
  const { fetchFile } = fetching((url) => (url === "a.js" ? new Response(BYTES, PLAIN) : new Response("", { status: 404 })));
  assert.deepEqual(await bytesOf(await fetchFile(FILE, ignore, true)), BYTES);
});

for (const [says, answer, expected] of /** @type {[string, () => Response, boolean][]} */ ([
  ["packs", () => new Response("", { headers: { "Content-Encoding": "br" } }), true],
  ["packs nothing", () => new Response(""), false],
  ["does not say", () => new Response("", { status: 501 }), true],
])) {
  test(`a server that ${says} is ${expected ? "" : "not "}left to pack on the way`, async () => {
    assert.equal(await fetching(answer).packsOnTheWay(), expected);
  });
}
