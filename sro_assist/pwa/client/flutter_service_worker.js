// Keeps the whole app on the device and answers from there. What is in use changes only when the officer asks:
// a version is a cache of its own, whole before it can be offered, and a small note says which one is in use.
"use strict";

const VERSION = filled("version");
const FILES = filled("files"); // url, sha256, size in bytes, type
const POLICY = filled("policy"); // what a page and Python's worker may run, and whom they may ask
const INDEX = "index.html", PYTHON = "python-worker.js";
const CLIENT_SCRIPT = "main.dart.js", CLIENT_PACKED = "main.dart.bin"; // as the client asks for it, and as it is kept

const SCOPE = registration.scope;
const OURS = `sro-assist ${SCOPE} `; // other folders of the same address keep their own
const CACHE = OURS + VERSION;
const NOTE = `${OURS}in use`;
const ENGINE_KEY = `${SCOPE}engine`; // which build of the drawing engine this browser's pages start
const LIST_KEY = `${SCOPE}kept-digests`; // in each cache: what it was checked against
const AT_ONCE = 4; // files fetched side by side
const TELL_MS = 100;
const LETTERS = "fonts/fallback/"; // for what the app's own typeface lacks: kept when there is time, and not waited for
const LETTERS_AFTER_MS = 10000;

/** @type {(file: { url: string }) => string} */
const urlOf = ({ url }) => new URL(url, SCOPE).href;
const LISTED = new Map(FILES.map((file) => [urlOf(file), file]));
/** @type {(client: { url: string }) => boolean} */
const isOurPage = ({ url }) => { // another copy of the app may be open on this origin, also in a folder of this one
  const { origin, pathname } = new URL(url);
  return origin + pathname === SCOPE || LISTED.has(origin + pathname);
};
const ourPages = async () => (
  (await clients.matchAll({ includeUncontrolled: true, type: "window" })).filter(isOurPage)
);

// Of the two builds of the drawing engine only the one that the page has noted: a worker cannot tell. Else both.
const ENGINE = /^(canvaskit\/|main\.dart\.)/, IN_WASM = /^(canvaskit\/skwasm\.|main\.dart\.(wasm|mjs)$)/;
const forHere = async () => {
  const engine = await (await (await caches.open(NOTE)).match(ENGINE_KEY))?.text();
  /** @param {string} url */
  const isOfEngine = (url) => !engine || !ENGINE.test(url) || IN_WASM.test(url) === (engine === "wasm");
  return (/** @type {{ url: string }} */ { url }) => !url.startsWith(LETTERS) && isOfEngine(url);
};
const needed = async () => FILES.filter(await forHere());
const DIGESTS = Object.fromEntries(FILES.map((file) => [urlOf(file), file.sha256]));

// Installing: whole or not at all. What has arrived stays for the next attempt.

/** @param {{ kind: string, [more: string]: unknown }} message */
const tellAll = async (message) => {
  for (const page of await ourPages()) page.postMessage(message);
};
/** @param {ListedFile[]} files */
const counter = (files) => {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0, told = 0;
  const tell = () => {
    told = Date.now();
    return tellAll({ kind: "fetching", done, total });
  };
  /** @type {Arrived} */
  const arrived = (bytes) => {
    done += bytes;
    if (Date.now() - told > TELL_MS) tell();
  };
  return { arrived, tell };
};
/** @typedef {{ cache: Cache, digests: Record<string, string> }} Shelf */
/** @type {() => Promise<Shelf[]>} */
const shelves = async () => { // every cache of ours, with the digests that what is in it has
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NOTE);
  return Promise.all(names.map(async (name) => {
    const cache = await caches.open(name);
    return { cache, digests: (await (await cache.match(LIST_KEY))?.json()) ?? {} };
  }));
};
/** @type {(known: Shelf[], file: ListedFile) => Promise<Response | null>} */
const keptIn = async (known, file) => {
  const url = urlOf(file);
  for (const { cache, digests } of known) {
    const answer = digests[url] === file.sha256 ? await cache.match(url) : null;
    if (answer) return answer;
  }
  return null;
};
/** @type {(cache: Cache, known: Shelf[], file: ListedFile, arrived: Arrived, isPacked: boolean) => Promise<void>} */
const keep = async (cache, known, file, arrived, isPacked) => {
  const url = urlOf(file);
  if (await cache.match(url)) { arrived(file.size); return; } // it was checked before it was put there
  const here = await keptIn(known, file);
  if (here) arrived(file.size);
  await cache.put(url, here ?? (await checked.fetchFile(file, arrived, isPacked && file.packed)));
};
const keepAll = async () => {
  const cache = await caches.open(CACHE);
  await cache.put(LIST_KEY, new Response(JSON.stringify(DIGESTS)));
  const known = await shelves();
  const queue = await needed();
  const isPacked = !(await checked.packsOnTheWay());
  const { arrived, tell } = counter(queue);
  /** @type {unknown} */
  let trouble = null;
  const lane = async () => {
    for (let file = queue.shift(); file && !trouble; file = queue.shift()) {
      try { await keep(cache, known, file, arrived, isPacked); } catch (why) { trouble ??= why; }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  await tell();
  if (trouble) throw trouble;
};
/** @param {any} trouble */
const whyOf = (trouble) => trouble.why ?? (trouble.name === "QuotaExceededError" ? "room" : "network");
const install = async () => {
  const isFirst = !registration.active;
  try {
    await keepAll();
  } catch (trouble) {
    await tellAll({ kind: "failed", why: whyOf(trouble) });
    throw trouble;
  }
  if (isFirst) await versions.put(VERSION);
  await versions.tidy();
};

// Answering, from what is kept alone

const isWhole = async (version = VERSION) => {
  const cache = await caches.open(OURS + version);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const digests = (await (await cache.match(LIST_KEY))?.json()) ?? {};
  const files = Object.keys(digests).map((url) => ({ url: url.slice(SCOPE.length) }));
  return kept.size > 0 && files.filter(await forHere()).every((file) => kept.has(urlOf(file)));
};
/** @type {(url: string, version: string) => Promise<Response>} */
const healed = async (url, version) => { // a file that the browser has let go of
  const file = LISTED.get(url);
  if (!file || version !== VERSION) return new Response("", { status: 404 });
  const answer = await checked.fetchFile(file, () => {});
  await (await caches.open(CACHE)).put(url, answer.clone());
  return answer;
};
const keepLetters = async () => { // those that are not here yet; one that cannot be had now is asked for when it is needed
  const cache = await caches.open(CACHE);
  await new Promise((resolve) => setTimeout(resolve, LETTERS_AFTER_MS));
  for (const url of FILES.filter((file) => file.url.startsWith(LETTERS)).map(urlOf)) {
    if (!(await cache.match(url))) await healed(url, VERSION).catch(() => {});
  }
};
// A page and a worker go by the policy that comes with them; every other file is answered as it was kept.
/** @param {Response} answer */
const guarded = (answer) => {
  const headers = new Headers(answer.headers);
  headers.append("Content-Security-Policy", POLICY);
  return new Response(answer.body, { headers });
};
/** @param {string} url */
const isGuarded = (url) => url.endsWith(".html") || url === new URL(PYTHON, SCOPE).href;
/** @param {Response} answer */
const unpacked = async (answer) => { // some servers unpack on the way: so look, don't trust the name
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const stream = new Blob([bytes]).stream();
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const plain = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  return new Response(plain, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
};
/** @type {(url: string, version: string) => Promise<Response>} */
const keptOrFetched = async (url, version) => (
  (await (await caches.open(OURS + version)).match(url)) ?? healed(url, version).catch(() => Response.error())
);
/** @param {Request} request */
const answerTo = async (request) => {
  const { origin, pathname } = new URL(request.url);
  if (request.mode === "navigate") await versions.judge().catch(() => {}); // whatever is wrong there, it opens
  const version = await versions.answering();
  const asked = origin + pathname; // what follows a question mark never changes a file
  if (asked === new URL(CLIENT_SCRIPT, SCOPE).href) {
    const packed = await keptOrFetched(new URL(CLIENT_PACKED, SCOPE).href, version);
    return packed.ok ? unpacked(packed) : packed;
  }
  const isPage = request.mode === "navigate" && !(await caches.match(asked, { cacheName: OURS + version }));
  const url = isPage && !LISTED.has(asked) ? new URL(INDEX, SCOPE).href : asked;
  const answer = await keptOrFetched(url, version);
  return answer.ok && isGuarded(url) ? guarded(answer) : answer;
};
// A folder below this one that is not the app's may hold another copy of it: the server's to give, and its own worker's.
const FOLDERS = new Set(["indexed", ...FILES.filter(({ url }) => url.includes("/")).map(({ url }) => url.split("/")[0])]);
/** @param {string} url */
const isElsewhere = (url) => {
  const [folder, ...rest] = url.replace(/[?#].*/, "").replace(SCOPE, "").split("/");
  return url.startsWith(SCOPE) && rest.length > 0 && !FOLDERS.has(folder);
};
/** @param {FetchEvent} event */
const answerElsewhere = async ({ request, clientId }) => {
  const asking = (await clients.get(clientId))?.url ?? "";
  return isElsewhere(asking) || asking.startsWith("blob:") ? fetch(request) : new Response("", { status: 404 });
};
/** @param {Request} request */
const isOurs = ({ url, method }) => method === "GET" && new URL(url).origin === location.origin;

/** @type {Record<string, (data: { version: string }) => Promise<unknown>>} */
const told = {
  async state() {
    const state = await versions.state();
    return { ...state, isWhole: await isWhole(), isLacking: !(await isWhole(state.current)) };
  },
  async use() {
    if (!(await isWhole())) return { isTaken: false };
    await versions.take();
    if (registration.waiting) await skipWaiting(); // tidies when it becomes the one that answers
    else await versions.tidy();
    await tellAll({ kind: "taken" });
    return { isTaken: true };
  },
  async drawn({ version }) { await versions.drawn(version); },
  letters: () => keepLetters(),
  async back() { return { isBack: await versions.goBack() }; },
  async claim() { await clients.claim(); }
};

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(clients.claim().then(versions.tidy)));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.url.startsWith(`${SCOPE}screens/`)) return; // for the browser's own question whether to install the app
  if (isElsewhere(request.url)) {
    if (request.mode !== "navigate") event.respondWith(answerElsewhere(event));
    return;
  }
  if (handed.isFor(request)) { event.respondWith(handed.take(request)); return; } // handed.js, as the others
  if (indexed.isFor(request)) event.respondWith(indexed.answerTo(request)); // indexed.js, which the build adds below
  else event.respondWith(isOurs(request) ? answerTo(request) : Response.error());
});
addEventListener("message", (event) => {
  const { data, ports: [port] } = event;
  if (Object.hasOwn(told, data?.kind)) event.waitUntil(told[data.kind](data).then((answer) => port?.postMessage(answer)));
});
