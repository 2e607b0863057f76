// Stands in for the app: starts slowly when the test says so, reads its address once, and tries to reach elsewhere.
(() => {
  const version = filled("version"), elsewhere = filled("elsewhere");
  const view = document.createElement("div");
  view.id = "app";
  document.body.append(view);

  const show = () => {
    const begun = location.hash.match(/^#\/begin\/(.+)$/);
    if (begun) history.replaceState(null, "", `#/walk/${begun[1]}`);
    view.textContent = `${version} at ${location.hash.slice(1) || "/"}`;
  };
  const started = location.hash; // what happens to the address until it is up is not seen
  window.openApp = () => {
    if (location.hash === started) show();
    else view.textContent = `${version} at ${started.slice(1) || "/"}`;
    addEventListener("hashchange", show);
    dispatchEvent(new Event("flutter-first-frame"));
    opening.patch();
  };
  if (elsewhere) {
    fetch(elsewhere).catch(() => {});
    new Image().src = elsewhere;
    const beside = new Worker("beside.js");
    beside.onmessage = ({ data }) => { window.beside = data; };
    beside.postMessage(elsewhere);
  }
  if (!window.isHeld) setTimeout(window.openApp, 50);
})();
