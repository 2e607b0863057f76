// What was last chosen in the app, in this browser.
/** @type {(name: string) => unknown} */
const chosen = (name) => {
  try { return JSON.parse(localStorage.getItem(`flutter.sro.${name}`) ?? "null"); } catch { return null; } // or forbidden
};
