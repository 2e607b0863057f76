// Times in the page itself, in milliseconds of the wall clock: when a finger left the glass, and when the
// words that were waited for stood in the tree that screen readers read. Flutter writes that tree in the
// frame that shows the words. The same script runs in both pages.
(() => {
  const now = () => performance.timeOrigin + performance.now();
  /** @param {string} words */
  const shown = (words) => {
    const tree = document.querySelector("flt-semantics-host");
    return tree !== null && (
      tree.textContent.includes(words) ||
      [...tree.querySelectorAll("[aria-label]")].some((one) => one.getAttribute("aria-label")?.includes(words))
    );
  };
  const isLoading = () => Boolean(document.querySelector("#starting, #loading"));

  // Flutter describes its screens only once asked; on a phone only a tap in the middle counts.
  const ask = () => {
    const placeholder = document.querySelector("flt-semantics-placeholder");
    if (!placeholder) return;
    const { left, top, width, height } = placeholder.getBoundingClientRect();
    const middle = { clientX: left + width / 2, clientY: top + height / 2 };
    placeholder.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...middle }));
  };
  addEventListener("flutter-first-frame", ask, { once: true });

  let lifted = 0;
  addEventListener("pointerup", (event) => { lifted = performance.timeOrigin + event.timeStamp; }, true);

  /** @type {(words: string) => Promise<number>} */
  const seen = (words) => new Promise((resolve) => {
    const look = () => {
      if (isLoading() || !shown(words)) return false;
      resolve(now());
      return true;
    };
    if (look()) return;
    const watch = new MutationObserver(() => { if (look()) watch.disconnect(); });
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  });

  window.stopclock = {
    seen,
    wait(words) { this.waiting = seen(words); },
    async tapped() { return { seen: await this.waiting, lifted }; },
  };
})();
