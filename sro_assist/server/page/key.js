// The key of this start stands behind "#k=" in the address that opens the app: no server, log or referrer sees it
// there. Before anything else runs it goes into this tab's own memory, and out of the address.
const entrance = (() => {
  const NAME = "sro.key", WITH_KEY = /^#k=([\w-]*)(.*)$/;
  const NO_KEY = "To get in, open the whole address that SRO Assist showed when it was started, or start it again.";
  /** @type {string | null} */
  let key = null;

  const taken = () => {
    const [whole, given, route] = WITH_KEY.exec(location.hash) || [];
    if (whole === undefined) return false;
    key = given;
    try { sessionStorage.setItem(NAME, key); } catch { /* it serves until the page is reloaded */ }
    history.replaceState(history.state, "", location.pathname + location.search + (route && "#" + route));
    return true;
  };
  if (!taken()) try { key = sessionStorage.getItem(NAME); } catch { /* then there is none */ }

  // Typed over the address of a page that is open already: Flutter must not take the key for a screen's name.
  /** @param {Event} event */
  const typed = (event) => {
    if (!taken()) return;
    event.stopImmediatePropagation();
    location.reload();
  };
  addEventListener("popstate", typed, true);
  addEventListener("hashchange", typed, true);

  /** @param {string} text */
  const bytes = (text) => new TextEncoder().encode(text);
  /** @param {ArrayBuffer} buffer */
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  return {
    /** Say why nothing starts, where it said that it is starting. */
    refuse(words = NO_KEY) {
      const state = document.querySelector("#starting:not(.over) .state");
      if (!state) return false;
      state.closest("#starting")?.classList.add("refused");
      state.textContent = words;
      return true;
    },
    start() {
      if (key === null) { this.refuse(); return; }
      const script = document.createElement("script");
      script.src = "flutter_bootstrap.js";
      document.body.append(script);
    },
    /** @param {string | URL} address */
    withKey(address) {
      const socket = new URL(address, location.href);
      socket.searchParams.set("k", key ?? "");
      return socket.href;
    },
    /** What only the server of this start can answer to a question. @param {string} question */
    async proof(question) {
      const how = { name: "HMAC", hash: "SHA-256" };
      const secret = await crypto.subtle.importKey("raw", bytes(key || " "), how, false, ["sign"]);
      return hex(await crypto.subtle.sign(how.name, secret, bytes(question)));
    },
  };
})();
