// Flutter describes its screens to a screen reader only once asked. The setting asks at every start;
// with coordinates, because on a phone only a tap in the middle counts.
addEventListener("flutter-first-frame", () => {
  const switchOn = chosen("screen_reader") ? document.querySelector("flt-semantics-placeholder") : null;
  if (!switchOn) return;
  const { left, top, width, height } = switchOn.getBoundingClientRect();
  const middle = { clientX: left + width / 2, clientY: top + height / 2 };
  switchOn.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...middle }));
}, { once: true });
