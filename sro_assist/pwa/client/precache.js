// Keeping the app on this device and starting it from there. At the first visit the worker fetches everything once,
// checks each file's digest, and only then is anything started: nothing moves twice, nothing unchecked runs.
const keeping = (() => {
  const words = "@words@", starts = "@starts@";
  const WORKER = "flutter_service_worker.js";
  const FIRST_WAIT_MS = 4000, LONGEST_WAIT_MS = 60000;
  const container = navigator.serviceWorker;
  const REASON_MS = 1000; // the worker's reason may come a little after its end
  const STORAGE_MS = 5000, REGISTER_MS = 60000; // a storage that has not answered by then will not
  const LOOK_MS = 250;
  let isStarted = false, isKept;
  const kept = new Promise((done) => { isKept = done; }); // once the worker has this page: what the browser knows of it

  const ours = () => { // another copy's worker, of a folder above, may have this page at first
    const worker = container?.controller;
    return worker?.scriptURL === new URL(WORKER, document.baseURI).href ? worker : null;
  };
  const heard = (target, event) => new Promise((done) => target.addEventListener(event, done, { once: true }));
  const later = (wait) => new Promise((done) => setTimeout(done, wait));
  const within = (wait, call) => Promise.race([call, later(wait).then(() => { throw new Error("worker"); })]);
  const reaches = (worker, ...states) => new Promise((done, fail) => {
    const look = () => {
      if (states.includes(worker.state)) done();
      else if (worker.state === "redundant") fail(new Error("network"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

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
      throw new Error(refused.name === "TypeError" ? "network" : await whyRefused());
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
  const reason = () => new Promise((tell) => {
    container.addEventListener("message", ({ data }) => { if (data.kind === "failed") tell(data.why); });
  });
  const keep = async () => {
    await within(STORAGE_MS, engine.note()).catch(() => {}); // else both builds are fetched
    const registration = await register();
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    await reaches(worker, "activated");
    worker.postMessage({ kind: "claim" }); // after a forced reload it is there, but does not have this page
    while (!ours()) await Promise.race([heard(container, "controllerchange"), later(LOOK_MS)]);
    isKept(registration);
  };
  const isRetried = (why, wait) => new Promise((answer) => {
    card.stopped(why, () => answer(true), () => answer(false));
    addEventListener("online", () => answer(true), { once: true });
    setTimeout(() => answer(true), wait);
  });
  const firstVisit = async () => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
      card.fetching(0, 0);
      const why = reason();
      try {
        await keep();
        card.starting(words.kept);
        break;
      } catch (trouble) {
        const said = await Promise.race([why, later(REASON_MS).then(() => trouble.message)]);
        if (said !== "forbidden" && await isRetried(said, wait)) continue;
        card.notice(said === "forbidden" ? words.forbidden : words.unkept);
        break;
      }
    }
    start();
  };

  const NOT_FETCHED = /fetch|NetworkError|Load failed/; // as our own parts and the browsers say it
  const failed = async (why) => {
    const state = ours() ? await Promise.race([ask("state"), later(REASON_MS)]) : null;
    const isLacking = state?.isLacking || NOT_FETCHED.test(why);
    const last = String(why).trim().split("\n").pop();
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
      container.getRegistration().then(isKept);
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
  if (typeof opening === "object") opening.failed = failed;

  return { begin, heard, reaches, ask, kept, isKept: () => Boolean(ours()) };
})();
