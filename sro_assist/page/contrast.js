// The system's wish for contrast, for the app to follow. Flutter asks for forced colours alone, and is told of
// either by that name. It says to nobody when that changes: the app asks again once the page was left.
(() => {
  const FORCED = "(forced-colors: active)", EITHER = `${FORCED}, (prefers-contrast: more)`;
  const ask = window.matchMedia.bind(window);
  window.matchMedia = (wish) => ask(wish === FORCED ? EITHER : wish);
  const leave = () => {
    for (const name of ["blur", "focus"]) dispatchEvent(new Event(name));
  };
  ask(EITHER).addEventListener("change", () => setTimeout(leave));
})();
