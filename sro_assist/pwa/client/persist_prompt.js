// Records live in this browser. At the first touch the browser is asked never to clear them by itself: only a page
// may ask that, and only one that is used is likely to be granted it. Python reads the answer (`BrowserStorage.persisted`).
(() => {
  const ask = async () => {
    for (const touch of ["pointerup", "keydown"]) removeEventListener(touch, ask, true);
    try {
      if (!(await navigator.storage.persisted())) await navigator.storage.persist();
    } catch {
      // A browser that has no such promise to give: settings say that it gave none.
    }
  };
  for (const touch of ["pointerup", "keydown"]) addEventListener(touch, ask, true);
})();
