// A browser's Cache Storage, in memory.

/** @param {string | Request} asked */
const urlOf = (asked) => (typeof asked === "string" ? asked : asked.url);

class FakeCache {
  /** @type {Map<string, Response>} */
  #answers = new Map();

  /** @param {string | Request} asked */
  async match(asked) { return this.#answers.get(urlOf(asked))?.clone(); }

  /** @param {string | Request} asked @param {Response} answer */
  async put(asked, answer) { this.#answers.set(urlOf(asked), answer); }

  /** @param {string | Request} asked */
  async delete(asked) { return this.#answers.delete(urlOf(asked)); }

  async keys() { return [...this.#answers.keys()].map((url) => ({ url })); }
}

export class FakeCaches {
  /** @type {Map<string, FakeCache>} */
  #kept = new Map();

  /** @param {string} name */
  async open(name) {
    const cache = this.#kept.get(name) ?? new FakeCache();
    this.#kept.set(name, cache);
    return cache;
  }

  /** @param {string} name */
  async has(name) { return this.#kept.has(name); }

  /** @param {string} name */
  async delete(name) { return this.#kept.delete(name); }

  async keys() { return [...this.#kept.keys()]; }
}
