// The way back. Flutter adds an entry to the browser's history at every change of address, also when the change
// leads back: then the browser's own back would lead forward again. Here an address that one came from is gone
// back to; each step of a walk has an entry, also those of a walk that is opened again in its middle; and
// leaving a walk takes its steps off, so that none of them is come back to by chance.
(() => {
  /**
   * @typedef {"push" | "replace"} How
   * @typedef {{ arrived: () => void, later: (() => void)[] }} Going
   */
  const LONGEST_MS = 5000; // a browser that does not answer is not waited for
  const WALK = /^#\/walk\/([0-9a-f-]{36})(?:\/(\d+)(?:\/.*)?)?$/;
  const OVER = /^#\/walk\/[^/]+\/\d+\/./;
  const BEGIN = /^#\/begin\//;
  const raw = { push: history.pushState.bind(history), replace: history.replaceState.bind(history) };
  /** @param {string | URL} url */
  const routeOf = (url) => new URL(String(url), document.baseURI).hash || "#/";
  /** @param {string} route */
  const walkOf = (route) => (WALK.exec(route) || [])[1];
  /** @param {string} route */
  const stepOf = (route) => Number((WALK.exec(route) || [])[2] || 0);
  /** @type {(state: any) => string[] | null} */
  const kept = (state) => (state && Array.isArray(state.trail) ? state.trail : null);

  let trail = kept(history.state) || [routeOf(location.href)]; // the addresses up to this entry
  /** @type {Going | null} */
  let going = null; // while the browser goes back: what to do then

  /** @type {(how: How, state: any, url: string | URL, route: string) => void} */
  const put = (how, state, url, route) => {
    trail = [...trail.slice(0, how === "push" ? undefined : -1), route];
    raw[how]({ ...state, trail }, "", url);
  };

  /** @type {(by: number, then: () => void) => void} */
  const goBack = (by, then) => {
    /** @type {(() => void)[]} */
    const later = [];
    const arrived = () => {
      clearTimeout(timer);
      going = null;
      trail = trail.slice(0, trail.length - by);
      then();
      later.forEach((again) => again());
    };
    const timer = setTimeout(arrived, LONGEST_MS);
    going = { arrived, later };
    history.go(-by);
  };

  // The steps that were taken before the app was opened again.
  /** @type {(state: any, url: string | URL, route: string) => void} */
  const putSteps = (state, url, route) => {
    const [walk, last] = [walkOf(route), trail[trail.length - 1]];
    const isInside = walkOf(last) === walk;
    const isBefore = isInside && stepOf(route) <= stepOf(last) && !OVER.test(route); // and not on the trail
    /** @type {How} */
    /** @type {How} */
    let how = isBefore || (isInside && !stepOf(last)) || BEGIN.test(last) ? "replace" : "push";
    for (let step = (isInside ? stepOf(last) : 0) + 1; step < stepOf(route); step += 1) {
      const each = `#/walk/${walk}/${step}`;
      put(how, state, each, each);
      how = "push";
    }
    put(how, state, url, route);
  };

  /** @type {(state: any, url: string | URL) => void} */
  const push = (state, url) => {
    const route = routeOf(url);
    const last = trail.length - 1;
    const before = trail.lastIndexOf(route);
    const walk = walkOf(trail[last]);
    if (before === last) return put("replace", state, url, route);
    if (before >= 0) return goBack(last - before, () => put("replace", state, url, route));
    if (walk && walkOf(route) !== walk) {
      let first = last;
      while (first > 0 && walkOf(trail[first - 1]) === walk) first -= 1;
      if (first < last) return goBack(last - first, () => put("replace", state, url, route));
      return put("replace", state, url, route);
    }
    if (stepOf(route)) return putSteps(state, url, route);
    return put(BEGIN.test(trail[last]) ? "replace" : "push", state, url, route);
  };

  /** @type {(what: (state: any, url: string | URL) => void) => History["pushState"]} */
  const inTurn = (what) => (state, _title, url) => {
    const act = () => (going ? going.later.push(act) : what(state, url ?? location.href));
    act();
  };
  history.pushState = inTurn(push);
  history.replaceState = inTurn((state, url) => put("replace", state, url, routeOf(url)));

  addEventListener("popstate", (event) => {
    if (going) {
      event.stopImmediatePropagation(); // Flutter is there already
      going.arrived();
    } else {
      trail = kept(event.state) || [...trail, routeOf(location.href)];
    }
  }, true);
})();
