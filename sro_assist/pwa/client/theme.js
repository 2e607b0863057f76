// What was last chosen in this copy of the app: other copies may be on the same origin, each in a folder of its own.
const chosen = (() => {
  const here = `flutter.sro ${new URL("./", document.baseURI).pathname} `;
  const OLD = "flutter.sro."; // there was a time when all copies had one choice: it is whose who looks first
  /** @param {string} name */
  const moved = (name) => {
    const old = localStorage.getItem(OLD + name);
    if (old !== null) localStorage.setItem(here + name, old);
    localStorage.removeItem(OLD + name);
    return old;
  };
  /** @type {(name: string) => unknown} */
  return (name) => {
    try { return JSON.parse(localStorage.getItem(here + name) ?? moved(name) ?? "null"); } catch { return null; } // or forbidden
  };
})();
// The theme and text size, before anything is painted.
(() => {
  const papers = filled("papers");
  const root = document.documentElement;
  const theme = String(chosen("theme"));
  if (Object.hasOwn(papers, theme)) {
    root.dataset.theme = theme;
    const metas = document.querySelectorAll('meta[name="theme-color"]');
    for (const meta of metas) meta.setAttribute("content", papers[theme]);
  }
  const size = Number(chosen("text_size"));
  if (size >= 1 && size <= 2) root.style.setProperty("--sro-scale", String(size));
})();
