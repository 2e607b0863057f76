// Python itself, off the page's thread. Everything is fetched side by side and from this folder alone.
import { loadPyodide } from "./pyodide/pyodide.mjs";

/** @param {string} name */
const fetched = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name} could not be fetched (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
};

// Some servers unpack what they recognise as gzip on the way: so look, don't trust the name.
/** @param {string} name */
const unpacked = async (name) => {
  const bytes = await fetched(name);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
};

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes).replace(/\0.*$/s, "");

/** @param {Uint8Array} tar */
function* members(tar) {
  for (let at = 0; at < tar.length && tar[at];) {
    const name = text(tar.subarray(at, at + 100));
    const size = parseInt(text(tar.subarray(at + 124, at + 136)), 8);
    yield { name, data: tar.subarray(at + 512, at + 512 + size) };
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** @type {(FS: PyodideFiles, folder: string, tar: Uint8Array) => void} */
const lay = (FS, folder, tar) => {
  for (const { name, data } of members(tar)) {
    const path = `${folder}/${name}`;
    FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    FS.writeFile(path, data);
  }
};

const library = unpacked("python.bin");
const app = unpacked("app.bin");
const lock = fetched("pyodide/pyodide-lock.json").then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));

const PACKAGES = "'annotated_types', 'flet', 'pydantic', 'sro_assist'"; // whose dataclasses come compiled

// Pyodide takes its library from an address. It starts while that is still being unpacked, and asks for it later.
const LIBRARY = new URL("library.zip", import.meta.url).href;
const stockFetch = self.fetch;
/** @type {typeof fetch} */
const fetchOrLibrary = async (what, how) => (
  String(what) === LIBRARY ? new Response(await library) : stockFetch(what, how)
);

/** @type {(documentUrl: string) => Promise<Bridge>} */
const start = async (documentUrl) => {
  self.fetch = fetchOrLibrary;
  const pyodide = await loadPyodide({
    indexURL: new URL("pyodide/", import.meta.url).href,
    stdLibURL: LIBRARY,
    lockFileContents: lock,
    env: { PYDANTIC_DISABLE_PLUGINS: "__all__" }, // there are none, and looking for them takes time
    stdout: (line) => console.log(line),
    stderr: (line) => console.error(line),
    fsInit: async (FS, { sitePackages }) => lay(FS, sitePackages, await app)
  });
  self.fetch = stockFetch;
  const bridge = /** @type {Bridge} */ ({ documentUrl }); // Python adds the rest
  pyodide.registerJsModule("flet_js", bridge);
  await pyodide.runPythonAsync(`import dataclass_code; dataclass_code.use(${PACKAGES})`);
  await pyodide.runPythonAsync("from sro_assist.entrypoints.browser import start; start()");
  await bridge.start_connection((message) => {
    const bytes = message.toJs();
    self.postMessage(bytes, [bytes.buffer]);
  });
  return bridge;
};

/** @type {Promise<Bridge> | undefined} */
let bridge;
self.onmessage = async ({ data }) => {
  if (bridge) { (await bridge).send(data); return; }
  bridge = start(data.documentUrl);
  try {
    await bridge;
    self.postMessage("initialized");
  } catch (error) {
    self.postMessage(String(error));
  }
};
