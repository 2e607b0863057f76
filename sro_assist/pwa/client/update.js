// What is new is fetched in the background, offered on the home screen alone, and taken when asked.
(() => {
  const words = filled("words");
  const FIRST_LOOK_MS = 15000, LOOK_AGAIN_MS = 60000, LOOK_MOST_MS = 3600000, CHANGE_OVER_MS = 5000;
  const container = navigator.serviceWorker;
  /** @param {string} where */
  const part = (where) => /** @type {HTMLButtonElement} */ (document.querySelector(`#update${where}`));
  const [strip, said, useIt, notNow] = ["", " p", " .use", " .later"].map(part);
  /** @param {number} wait */
  const later = (wait) => new Promise((done) => setTimeout(done, wait));
  /** @type {ServiceWorker | null} */
  let offered = null;
  let isPutOff = false, isTaking = false, isOvertaken = false;

  const isHome = () => ["", "#/"].includes(location.hash) && (card.isGone || card.isBroken);
  const draw = () => {
    if (isOvertaken && isHome()) location.reload(); // taken in another window while this one was walking
    strip.hidden = !(isHome() && (isTaking || (offered && !isPutOff)));
  };
  /** @param {ServiceWorkerRegistration} registration */
  const offer = async (registration) => {
    const newest = registration.waiting ?? registration.active;
    const { version, current, isWhole, hasFailed } = await keeping.ask("state", {}, newest);
    offered = isWhole && version !== current ? newest : null;
    said.textContent = hasFailed ? words.updateDidNotStart : words.updateReady;
    useIt.textContent = hasFailed ? words.tryItAgain : words.useIt;
    draw();
  };
  const noteLook = async () => { // home says when: an app that works without a network goes stale without a word
    const scope = new URL("./", document.baseURI).href;
    const notes = await caches.open(`sro-assist ${scope} in use`);
    await notes.put(`${scope}looked`, new Response(new Date().toISOString()));
    new BroadcastChannel(`sro-assist ${scope}`).postMessage("looked");
  };
  /** @param {ServiceWorkerRegistration} registration */
  const look = async (registration) => {
    await registration.update().then(noteLook).catch(() => {}); // no signal: the next look is soon
    const { installing } = registration;
    if (installing) await keeping.reaches(installing, "installed", "activated").catch(() => {}); // again later
    if (!isTaking) await offer(registration);
  };
  const take = async () => {
    if (!offered) return;
    isTaking = useIt.disabled = notNow.disabled = true;
    said.textContent = words.updating;
    const changed = offered.state === "installed" ? keeping.heard(container, "controllerchange") : null;
    const noAnswer = later(CHANGE_OVER_MS).then(() => ({ isTaken: false })); // a newer one has taken its place
    const { isTaken } = await Promise.race([keeping.ask("use", {}, offered), noAnswer]);
    if (isTaken) {
      await Promise.race([changed, later(CHANGE_OVER_MS)]);
      location.reload();
      return;
    }
    isTaking = useIt.disabled = notNow.disabled = false;
    said.textContent = words.updateFailed;
  };

  const watch = async () => {
    const registration = await keeping.kept;
    await Promise.race([keeping.heard(window, "sro-card-gone"), later(FIRST_LOOK_MS)]); // starting comes first
    await offer(registration);
    addEventListener("online", () => look(registration));
    for (let wait = LOOK_AGAIN_MS; ; wait = Math.min(2 * wait, LOOK_MOST_MS)) {
      await look(registration);
      await later(wait);
    }
  };
  const followAddress = () => { // Flutter changes it without an event
    for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
      const stock = history[name].bind(history);
      history[name] = (...how) => { stock(...how); draw(); };
    }
    for (const event of ["hashchange", "popstate", "sro-card-gone"]) addEventListener(event, draw);
  };

  if (!container) return;
  useIt.addEventListener("click", take);
  notNow.addEventListener("click", () => { isPutOff = true; draw(); });
  container.addEventListener("message", ({ data }) => {
    if (data.kind === "taken" && !isTaking) { isOvertaken = true; draw(); }
  });
  followAddress();
  watch();
})();
