// Flet's bridge to Python, in the place of the stock one: Python starts at once, beside Flutter, not after it.
const python = (() => {
  const PATCH = 2, CRASHED = 6; // what a message is for, in its third byte
  const worker = new Worker("python-worker.js", { type: "module" });
  let toDart = () => {};
  let ready;
  const started = new Promise((resolve, reject) => { ready = { resolve, reject }; });
  started.catch(() => {}); // Flutter asks later, and then shows why

  worker.onerror = (event) => ready.reject(event.message || "Python could not be loaded.");
  worker.onmessage = ({ data }) => {
    if (typeof data === "string") {
      if (data === "initialized") ready.resolve();
      else { console.error(data); ready.reject(data); opening.failed(data); }
      return;
    }
    if (data[2] === PATCH || data[2] === CRASHED) opening.patch();
    toDart(data);
  };
  worker.postMessage({ documentUrl: document.URL });

  return {
    async connect(sink) { toDart = sink; await started; },
    send(bytes) { worker.postMessage(bytes, [bytes.buffer]); },
    end() { worker.terminate(); }
  };
})();

globalThis.jsConnect = (_app, _args, dartOnMessage) => python.connect(dartOnMessage);
globalThis.jsSend = async (_app, bytes) => python.send(bytes);
globalThis.jsDisconnect = async () => python.end();
