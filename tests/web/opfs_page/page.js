// Hands Python to the worker, and collects what it acknowledges meanwhile.
const worker = new Worker("worker.js", { type: "module" });
const waiting = new Map();
window.acknowledged = [];
window.ask = (code) => new Promise((done, failed) => {
  const id = crypto.randomUUID();
  waiting.set(id, { done, failed });
  worker.postMessage({ id, code });
});
worker.onmessage = ({ data }) => {
  if (typeof data === "number") {
    acknowledged.push(data);
    return;
  }
  const { done, failed } = waiting.get(data.id);
  waiting.delete(data.id);
  if ("error" in data) failed(new Error(data.error));
  else done(data.value);
};
