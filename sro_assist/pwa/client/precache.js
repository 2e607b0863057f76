// Keeping the app on this device and starting it from there. At the first visit the worker fetches everything once,
// checks each file's digest, and only then is anything started: nothing moves twice, nothing unchecked runs.
const keeping = (() => {
  const words = filled("words"), starts = filled("starts");
  const WORKER = "flutter_service_worker.js";
  const FIRST_WAIT_MS = 4000, LONGEST_WAIT_MS = 60000;
  const container = navigator.serviceWorker;
  const REASON_MS = 1000; // the worker's reason may come a little after its end
  const STORAGE_MS = 5000, REGISTER_MS = 60000; // a storage that has not answered by then will not
  const LOOK_MS = 250;
  let isStarted = false;
  /** @type {(registration: ServiceWorkerRegistration) => void} */
  let isKept;
  /** @type {Promise<ServiceWorkerRegistration>} */
  const kept = new Promise((done) => { isKept = done; }); // once the worker has this page: what the browser knows of it

  const ours = () => { // another copy's worker, of a folder above, may have this page at first
    const worker = container?.controller;
    return worker?.scriptURL === new URL(WORKER, document.baseURI).href ? worker : null;
  };
  /** @type {(target: EventTarget, event: string) => Promise<unknown>} */
  const heard = (target, event) => new Promise((done) => target.addEventListener(event, done, { once: true }));
  /** @type {(wait: number) => Promise<void>} */
  const later = (wait) => new Promise((done) => setTimeout(done, wait));
  /** @type {<T>(wait: number, call: Promise<T>) => Promise<T>} */
  const within = (wait, call) => Promise.race([call, later(wait).then(() => { throw new Error("worker"); })]);
  /** @type {(worker: ServiceWorker, ...states: string[]) => Promise<void>} */
  const reaches = (worker, ...states) => new Promise((done, fail) => {
    const look = () => {
      if (states.includes(worker.state)) done();
      else if (worker.state === "redundant") fail(new Error("network"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

  /** @type {(kind: string, more?: object, worker?: ServiceWorker | null) => Promise<any>} */
  const ask = (kind, more = {}, worker = ours()) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    worker?.postMessage({ kind, ...more }, [port2]);
  });

  const start = () => {
    if (isStarted) return;
    isStarted = true;
    if (typeof flet === "object") flet.webRenderer = engine.renderer;
    for (const src of starts) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false; // one after the other, as they are listed
      script.onerror = () => failed(`${src} could not be fetched.`);
      document.body.append(script);
    }
  };

  const register = async () => {
    try {
      return await within(REGISTER_MS, container.register(WORKER, { updateViaCache: "none" }));
    } catch (refused) {
      const why = refused instanceof TypeError ? "network" : await whyRefused();
      throw new Error(why, { cause: refused });
    }
  };
  const whyRefused = async () => {
    try {
      await within(STORAGE_MS, caches.keys());
    } catch {
      return "forbidden"; // cookies, and with them all that sites keep, are blocked
    }
    const answer = await fetch(WORKER, { cache: "no-store", redirect: "manual" }).catch(() => null);
    if (!answer) return "network";
    const isScript = (answer.headers.get("Content-Type") ?? "").includes("javascript");
    return isScript || answer.status === 404 ? "worker" : "signIn";
  };
  /** @type {() => Promise<string>} */
  const reason = () => new Promise((tell) => {
    container.addEventListener("message", ({ data }) => { if (data.kind === "failed") tell(data.why); });
  });
  const keep = async () => {
    await within(STORAGE_MS, engine.note()).catch(() => {}); // else both builds are fetched
    const registration = await register();
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (!worker) throw new Error("worker");
    await reaches(worker, "activated");
    worker.postMessage({ kind: "claim" }); // after a forced reload it is there, but does not have this page
    while (!ours()) await Promise.race([heard(container, "controllerchange"), later(LOOK_MS)]);
    isKept(registration);
  };
  /** @type {(why: string, wait: number) => Promise<boolean>} */
  const isRetried = (why, wait) => new Promise((answer) => {
    card.stopped(why, () => answer(true), () => answer(false));
    addEventListener("online", () => answer(true), { once: true });
    setTimeout(() => answer(true), wait);
  });
  const messageOf = (/** @type {unknown} */ trouble) => (trouble instanceof Error ? trouble.message : String(trouble));
  const firstVisit = async () => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      card.fetching(0, 0);
      const why = reason();
      try {
        await keep();
        card.starting(words.kept);
        break;
      } catch (trouble) {
        const said = await Promise.race([why, later(REASON_MS).then(() => messageOf(trouble))]);
        if (said !== "forbidden" && await isRetried(said, wait)) continue;
        card.notice(said === "forbidden" ? words.forbidden : words.unkept);
        break;
      }
    }
    start();
  };

  const NOT_FETCHED = /fetch|NetworkError|Load failed/; // as our own parts and the browsers say it
  /** @param {unknown} why */
  const failed = async (why) => {
    const state = ours() ? await Promise.race([ask("state"), later(REASON_MS)]) : null;
    const isLacking = state?.isLacking || NOT_FETCHED.test(String(why));
    const last = String(why).trim().split("\n").pop() ?? "";
    card.broken(isLacking ? words.lacking : words.broken.replace("{why}", () => last), isLacking ? () => location.reload() : null);
  };

  const keepLetters = async () => { // what no first visit waits for
    await heard(window, "sro-card-gone");
    ours()?.postMessage({ kind: "letters" });
  };

  const begin = () => {
    if (window.top !== window) { card.framed(); return; } // whoever frames it could have taps made that nobody meant
    keepLetters();
    if (ours()) {
      container.getRegistration().then((registration) => registration && isKept(registration));
      start();
      trial.begin();
      engine.note().catch(() => {}); // no room for a word: the next start tries again
      return;
    }
    if (container) { firstVisit(); return; }
    card.notice(words.unkept); // an address without https, or a browser that was told to keep nothing
    start();
  };
  container?.addEventListener("message", ({ data }) => {
    if (data.kind === "fetching" && !isStarted) card.fetching(data.done, data.total);
  });
  container?.startMessages();

  return { begin, failed, heard, reaches, ask, kept, isKept: () => Boolean(ours()) };
})();
