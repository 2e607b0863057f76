// The drawing engine comes in two builds: WebAssembly for Chromium, which starts sooner, and script for all others.
// The page finds out which one it starts, and notes it where the worker looks for what to fetch and to keep.
const engine = (() => {
  const ONE_STRUCT = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0]; // a module that needs garbage collection
  const isChromium = () => "v8BreakIterator" in Intl;
  const hasStructs = () => WebAssembly.validate(new Uint8Array(ONE_STRUCT));
  const hasWebGl = () => ["webgl2", "webgl"].some((kind) => document.createElement("canvas").getContext(kind));
  const name = isChromium() && hasStructs() && hasWebGl() ? "wasm" : "script";

  const note = async () => {
    const scope = new URL("./", document.baseURI).href;
    const notes = await caches.open(`sro-assist ${scope} in use`);
    const key = `${scope}engine`;
    if ((await (await notes.match(key))?.text()) !== name) await notes.put(key, new Response(name));
  };

  return { note, renderer: name === "wasm" ? "auto" : "canvaskit" };
})();
