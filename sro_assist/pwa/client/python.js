// Flet's bridge to Python, in the place of the stock one: Python starts at once, beside Flutter, not after it.
const python = (() => {
  const PATCH = 2, CRASHED = 6; // what a message is for, in its third byte
  const PYTHON = new URL("python-worker.js", document.baseURI).href;
  /** @type {WorkerOptions} */
  const KIND = { type: "module" };
  // Python goes by the policy that comes with its own file: the service worker sends one. Without it the server may send
  // none, so it goes by this page's: a file made here has that. Where that is forbidden the server has a policy itself.
  const ofThisPage = () => {
    const made = new Blob([`import ${JSON.stringify(PYTHON)};`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(made), KIND);
  };
  const isKept = keeping.isKept();
  let worker = isKept ? new Worker(PYTHON, KIND) : ofThisPage();
  let isAlive = isKept;
  /** @type {(data: Uint8Array) => void} */
  let toDart = () => {};
  const ready = /** @type {{ resolve: () => void, reject: (why: string) => void }} */ ({});
  /** @type {Promise<void>} */
  const started = new Promise((resolve, reject) => { Object.assign(ready, { resolve, reject }); });
  started.catch(() => {}); // Flutter asks later, and then shows why

  /** @param {string} why */
  const fail = (why) => { console.error(why); ready.reject(why); keeping.failed(why); };
  /** @param {MessageEvent<string | Uint8Array>} event */
  const hear = ({ data }) => {
    isAlive = true;
    if (typeof data === "string") {
      if (data === "initialized") ready.resolve();
      else fail(data);
      return;
    }
    if (data[2] === PATCH || data[2] === CRASHED) opening.patch();
    toDart(data);
  };
  const attend = () => {
    worker.onmessage = hear;
    worker.onerror = (event) => {
      if (isAlive) { fail(event.message || "Python could not be loaded."); return; }
      isAlive = true; // once more, in the plain way
      worker = new Worker(PYTHON, KIND);
      attend();
    };
    worker.postMessage({ documentUrl: document.URL });
  };
  attend();

  return {
    /** @param {(data: Uint8Array) => void} sink */
    async connect(sink) { toDart = sink; await started; },
    /** @param {Uint8Array} bytes */
    send(bytes) { worker.postMessage(bytes, [bytes.buffer]); },
    end() { worker.terminate(); }
  };
})();

globalThis.jsConnect = (_app, _args, dartOnMessage) => python.connect(dartOnMessage);
globalThis.jsSend = async (_app, bytes) => python.send(bytes);
globalThis.jsDisconnect = async () => python.end();
