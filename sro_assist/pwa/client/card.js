// The card before the app: what it says of the start, and the taps made on it. It never covers the app once
// the app can be used, and no tap on it is lost.
const card = (() => {
  const words = filled("words");
  const HONOURED_MS = 1500; // the app leaves the address of a tap as soon as it has begun the walk
  const LEAVING_MS = 200; // a tap this soon after the app has come was meant for the card
  const LOOK_MS = 25;
  /** @param {string} where */
  const part = (where) => /** @type {HTMLElement} */ (document.querySelector(where));
  const screen = part("#card");
  const state = part("#state");
  const fetching = part("#fetching");
  const [what, howFar, buttons, again, anyway] = (
    [".what", ".how-far", ".buttons", ".buttons .again", ".buttons .anyway"].map((each) => part(`#fetching ${each}`))
  );
  const before = part("#before");
  const bar = /** @type {HTMLProgressElement} */ (part("#fetching progress"));
  /** @param {number} wait */
  const later = (wait) => new Promise((done) => setTimeout(done, wait));
  let asked = "", held = false, appIsUp = false, isBroken = false;

  /** @type {(text: string, values: Record<string, string | number>) => string} */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  /** @param {string} text */
  const say = (text) => { if (state.textContent !== text) state.textContent = text; };

  screen.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-begin]");
    if (!(button instanceof HTMLElement)) return;
    asked = `#/begin/${button.dataset.begin}`;
    screen.querySelector(".opening")?.classList.remove("opening");
    button.dataset.said = words.tapped;
    button.classList.add("opening");
    say(fill(words.opening, { what: button.innerText.trim() }));
    if (appIsUp) location.hash = asked; // a way like any other: back leads home
    else location.replace(new URL(asked, location.href).href); // what the app will start with
  });
  screen.addEventListener("pointerdown", () => { held = true; });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => setTimeout(() => { held = false; }), true); // after the click that it makes
  }

  /** @param {() => boolean} isOver */
  const wait = async (isOver) => {
    const end = performance.now() + HONOURED_MS;
    while (!isOver() && performance.now() < end) await later(LOOK_MS);
  };
  const isUnderWay = () => asked !== "" && location.hash === asked;
  const askAgain = () => { // the app came up without having seen the address
    history.replaceState(history.state, "", new URL("#/", location.href));
    location.hash = asked;
  };
  addEventListener("sro-first-view", async () => {
    await wait(() => !held);
    await wait(() => !isUnderWay());
    appIsUp = true;
    if (isUnderWay()) askAgain();
    screen.classList.add("over");
    await later(LEAVING_MS);
    screen.remove();
    dispatchEvent(new Event("sro-card-gone"));
  }, { once: true });

  return {
    get isGone() { return !screen.isConnected; },
    get isBroken() { return isBroken; },
    /** @param {number} done @param {number} total Bytes. */
    fetching(done, total) {
      bar.hidden = howFar.hidden = false;
      /** @param {number} bytes */
      const mb = (bytes) => (bytes / 1e6).toFixed(1);
      const percent = total ? Math.floor((100 * done) / total) : 0;
      fetching.hidden = false;
      buttons.hidden = true;
      what.textContent = words.fetching;
      bar.value = percent;
      howFar.textContent = total ? fill(words.fetched, { percent, done: mb(done), total: mb(total) }) : "";
    },
    /** @param {string} text */
    starting(text) {
      fetching.hidden = true;
      if (!asked) say(text);
    },
    /**
     * Something longer to be known of the start: below the card, which stays where it is.
     * @param {string} text @param {(() => void) | null} [tryAgain]
     */
    notice(text, tryAgain = null) {
      fetching.hidden = false;
      bar.hidden = howFar.hidden = true;
      buttons.hidden = tryAgain === null;
      anyway.hidden = true;
      again.onclick = tryAgain;
      what.textContent = text;
    },
    framed() {
      for (const button of screen.querySelectorAll("button")) button.disabled = true;
      screen.classList.add("still");
      this.notice(words.framed);
    },
    /** @param {string} why @param {() => void} tryAgain @param {() => void} openAnyway */
    stopped(why, tryAgain, openAnyway) {
      fetching.hidden = false;
      buttons.hidden = false;
      what.textContent = words.failed[why] ?? words.failed.network;
      anyway.hidden = false;
      again.onclick = tryAgain;
      anyway.onclick = openAnyway;
    },
    /** @param {() => void} goBack */
    offerBefore(goBack) {
      before.hidden = false;
      part("#before button").onclick = goBack;
    },
    /** @param {string} why @param {(() => void) | null} [tryAgain] */
    broken(why, tryAgain = null) {
      isBroken = true;
      screen.classList.add("still");
      say(words.notStarted);
      this.notice(why, tryAgain);
      dispatchEvent(new Event("sro-card-gone"));
    }
  };
})();
