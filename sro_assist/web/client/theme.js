// The theme and text size last chosen in the app, before anything is painted.
(() => {
  const papers = "@papers@";
  const kept = (name) => {
    try { return JSON.parse(localStorage.getItem(`flutter.sro.${name}`)); } catch (unreadable) { return null; }
  };
  const root = document.documentElement;
  const theme = kept("theme");
  if (Object.hasOwn(papers, String(theme))) {
    root.dataset.theme = theme;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = papers[theme];
  }
  const size = Number(kept("text_size"));
  if (size >= 1 && size <= 2) root.style.setProperty("--sro-scale", size);
})();
