// A browser's window as far as its history goes: entries, an address, and going back, which takes a moment.

const BASE = "http://sro.test/";

export class FakeWindow extends EventTarget {
  entries = [{ url: `${BASE}#/`, state: /** @type {any} */ (null) }];
  at = 0;
  document = { baseURI: BASE };

  location = Object.defineProperty(/** @type {{ href: string }} */ ({}), "href", { get: () => this.entries[this.at].url });

  history = this.#history();

  /** The addresses behind the hash, the newest last, up to where the browser is. */
  get routes() { return this.entries.slice(0, this.at + 1).map(({ url }) => new URL(url).hash); }

  /** What a script finds. */
  get found() {
    const addEventListener = this.addEventListener.bind(this);
    return { history: this.history, location: this.location, document: this.document, addEventListener };
  }

  #history() {
    const put = (/** @type {number} */ at, /** @type {any} */ state, /** @type {string} */ url) => {
      this.entries = [...this.entries.slice(0, at), { url: new URL(url, BASE).href, state }];
      this.at = at;
    };
    const state = () => this.entries[this.at].state;
    return {
      get state() { return state(); },
      /** @param {any} given @param {string} _title @param {string} url */
      pushState: (given, _title, url) => put(this.at + 1, given, url),
      /** @param {any} given @param {string} _title @param {string} url */
      replaceState: (given, _title, url) => {
        this.entries[this.at] = { url: new URL(url, BASE).href, state: given };
      },
      /** @param {number} by */
      go: (by) => {
        setTimeout(() => {
          this.at += by;
          this.dispatchEvent(Object.assign(new Event("popstate"), { state: state() }));
        });
      },
    };
  }
}
