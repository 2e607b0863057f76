// A browser that is set to keep nothing forbids even to ask: what the client notes for itself lasts as long as the page.
for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
  try {
    window[name].getItem("");
  } catch {
    /** @type {Map<string, string>} */
    const noted = new Map();
    const value = {
      get length() { return noted.size; },
      key: (/** @type {number} */ index) => [...noted.keys()][index] ?? null,
      getItem: (/** @type {unknown} */ key) => noted.get(String(key)) ?? null,
      setItem(/** @type {unknown} */ key, /** @type {unknown} */ text) { noted.set(String(key), String(text)); },
      removeItem(/** @type {unknown} */ key) { noted.delete(String(key)); },
      clear() { noted.clear(); }
    };
    Object.defineProperty(window, name, { value, configurable: true });
  }
}
