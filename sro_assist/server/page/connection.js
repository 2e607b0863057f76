// When the server is away, or does not answer, the screen stays as it is: dimmed, under a line that says why, and
// no tap does anything. Once it answers again the page is loaded anew: after a lost connection Flet takes taps but
// draws nothing more. The session lives on the server, so the page comes back where it was.
(() => {
  const LOOK_MS = 2000, AGAIN_MS = 1000, SOON_MS = 400, PATIENCE_MS = 2500;
  const LONGEST_MS = 4000; // the loading screen stays no longer, whatever is drawn
  const RESUMED_MS = 600; // a session taken up again has its screen already: no patch follows
  const LARGEST = 4 * 1024 * 1024; // the server closes the connection on more
  const NO_KEY = 4401, REGISTERED = 1, PATCH = 2;
  const LOST = "Connection lost. Trying again. Until then a tap does nothing.";
  const HUNG = "SRO Assist does not answer. Until it does, a tap does nothing.";
  const OTHER = "SRO Assist was started again: go on in its new window.";
  const TOO_LARGE = "Too much at once: at most 4 MB together. Nothing was taken in. Choose fewer files at a time.";
  const Stock = window.WebSocket;
  /** @type {WebSocket | null} */
  let socket = null;
  let closed = false, away = false, over = false, leaving = false, asking = false;

  /** @param {string} id */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  /** @param {string} words */
  const say = (words) => {
    const strip = part("connection");
    if (strip.textContent !== words) strip.textContent = words;
  };
  /** @param {string} words */
  const cover = (words) => {
    away = true;
    part("veil").hidden = false;
    say(words);
  };
  const uncover = () => {
    away = false;
    part("veil").hidden = true;
    say("");
  };
  const end = () => {
    over = true;
    if (!entrance.refuse(OTHER)) cover(OTHER);
  };

  // Ask the server for what only this start of it can say.
  const ask = async () => {
    if (asking || over || leaving || !socket || document.visibilityState !== "visible") return;
    asking = true;
    const question = crypto.randomUUID(), impatience = new AbortController();
    const patience = setTimeout(() => impatience.abort(), PATIENCE_MS);
    try {
      const answer = await fetch(`alive?ask=${question}`, { cache: "no-store", signal: impatience.signal });
      const said = await answer.text();
      heard(said === await entrance.proof(question));
    } catch {
      if (!leaving) cover(closed ? LOST : HUNG);
    } finally {
      clearTimeout(patience);
      asking = false;
    }
  };
  /** @param {boolean} itIsTheSame */
  const heard = (itIsTheSame) => {
    if (over || leaving) return;
    if (!itIsTheSame) end();
    else if (closed) { leaving = true; location.reload(); }
    else if (away) uncover();
  };

  window.WebSocket = class extends Stock {
    #waiting = 0;

    /** @param {string | URL} address @param {string | string[]} [protocols] */
    constructor(address, protocols) {
      super(entrance.withKey(address), protocols);
      let opened = false;
      this.addEventListener("open", () => { opened = true; socket = this; closed = false; });
      this.addEventListener("close", (event) => {
        if (!opened) return; // then Flet tries again by itself
        event.stopImmediatePropagation(); // of a lost connection Flet would clear the screen
        if (leaving || over) return;
        closed = true;
        if (event.code === NO_KEY) end();
        else { cover(LOST); ask(); }
      });
      this.addEventListener("error", (event) => { if (opened) event.stopImmediatePropagation(); });
      this.addEventListener("message", ({ data }) => {
        clearTimeout(this.#waiting);
        this.#waiting = 0;
        const kind = data instanceof ArrayBuffer ? new Uint8Array(data)[2] : 0;
        if (kind === REGISTERED) setTimeout(opening.patch, RESUMED_MS);
        if (kind === PATCH) opening.patch();
      });
    }

    /** @param {Uint8Array<ArrayBuffer>} data What Flet sends is bytes, always. */
    send(data) {
      if (data.byteLength > LARGEST) { tooLarge(); return; }
      this.#waiting ||= setTimeout(() => { this.#waiting = 0; ask(); }, SOON_MS);
      super.send(data);
    }
  };

  const tooLarge = () => {
    say(TOO_LARGE);
    const read = () => { if (!away) say(""); };
    for (const next of ["pointerdown", "keydown"]) addEventListener(next, read, { once: true, capture: true });
  };

  // While it is away nothing reaches the screen: what would be lost is not taken.
  const KEYS = ["keydown", "keypress", "keyup", "beforeinput", "paste"];
  const TAPS = ["click", "dblclick", "pointerdown", "pointerup", "mousedown", "mouseup", "touchstart", "touchend", "wheel"];
  // Flutter's switch for screen readers: what stays on the screen can be read.
  /** @param {Event} event */
  const asksForReading = (event) => event.composedPath().some((each) => (
    each instanceof Element && each.localName === "flt-semantics-placeholder"
  ));
  /** @param {Event} event */
  const isForTheBrowser = (event) => event instanceof KeyboardEvent && (
    event.ctrlKey || event.metaKey || event.altKey || event.key === "F5"
  );
  /** @param {Event} event */
  const stop = (event) => {
    if (!away || isForTheBrowser(event) || asksForReading(event)) return;
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
  };
  for (const kind of [...KEYS, ...TAPS]) addEventListener(kind, stop, { capture: true, passive: false });

  let looked = 0;
  const look = () => {
    const due = performance.now() - looked > (away ? AGAIN_MS : LOOK_MS);
    if (!due) return;
    looked = performance.now();
    ask();
  };
  addEventListener("flutter-first-frame", () => setTimeout(opening.clear, LONGEST_MS), { once: true });
  addEventListener("pagehide", () => { leaving = true; });
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", ask);
  setInterval(look, AGAIN_MS);
})();
