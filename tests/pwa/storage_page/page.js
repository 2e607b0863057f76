// Hands Python to the worker, and collects what it acknowledges meanwhile.
// With "?kept" there is a service worker; with "?indexed" too, and the browser cannot write its files at once.
/** @type {Map<string, { done: (value: unknown) => void, failed: (why: Error) => void }>} */
const waiting = new Map();
const controlled = async () => {
  const { serviceWorker } = navigator;
  const answers = new Promise((done) => serviceWorker.addEventListener("controllerchange", done));
  await serviceWorker.register("keeper.js");
  if (serviceWorker.controller) return;
  (await serviceWorker.ready).active?.postMessage("claim"); // it may be there and not have this page
  await answers;
};
const begun = async () => {
  if (location.search) await controlled();
  const worker = new Worker(`worker.js${location.search}`, { type: "module" });
  worker.onmessage = ({ data }) => {
    if (typeof data === "number") {
      window.acknowledged.push(data);
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) asked?.failed(new Error(data.error));
    else asked?.done(data.value);
  };
  return worker;
};
const worker = begun();
window.acknowledged = [];
window.ask = async (code) => {
  const id = crypto.randomUUID();
  (await worker).postMessage({ id, code });
  return new Promise((done, failed) => waiting.set(id, { done, failed }));
};
