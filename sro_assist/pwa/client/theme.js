// What was last chosen in this copy of the app: other copies may be on the same origin, each in a folder of its own.
const chosen = (() => {
  const here = `flutter.sro ${new URL("./", document.baseURI).pathname} `;
  const OLD = "flutter.sro."; // there was a time when all copies had one choice: it is whose who looks first
  const moved = (name) => {
    const old = localStorage.getItem(OLD + name);
    if (old !== null) localStorage.setItem(here + name, old);
    localStorage.removeItem(OLD + name);
    return old;
  };
  return (name) => {
    try { return JSON.parse(localStorage.getItem(here + name) ?? moved(name)); } catch { return null; } // or forbidden
  };
})();
// The theme and text size, before anything is painted.
(() => {
  const papers = "@papers@";
  const root = document.documentElement;
  const theme = chosen("theme");
  if (Object.hasOwn(papers, String(theme))) {
    root.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = papers[theme];
  }
  const size = Number(chosen("text_size"));
  if (size >= 1 && size <= 2) root.style.setProperty("--sro-scale", size);
})();
