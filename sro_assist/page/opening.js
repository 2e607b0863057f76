// What stands here before the app stays until the app's first screen is there, not only Flutter's empty one.
const opening = (() => {
  const FADING_MS = 150;
  let framed = false, patched = false;
  const clear = () => {
    const screen = document.getElementById("starting");
    if (!screen || screen.matches(".over, .refused")) return;
    screen.classList.add("over");
    setTimeout(() => screen.remove(), FADING_MS);
    dispatchEvent(new Event("sro-first-view"));
  };
  const drawn = () => {
    if (framed && patched) requestAnimationFrame(() => requestAnimationFrame(clear));
  };
  addEventListener("flutter-first-frame", () => { framed = true; drawn(); }, { once: true });
  return { clear, patch() { patched = true; drawn(); } };
})();
