// Fetching, each file with its digest checked.
"use strict";

/** @typedef {(bytes: number) => void} Arrived */

const checked = (() => {
  const SILENCE_MS = 30000; // without a byte for so long, a fetch is given up

  class Trouble extends Error {
    /** @param {string} why */
    constructor(why) { super(why); this.why = why; }
  }

  /** @param {ArrayBuffer} buffer */
  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

  /** @type {(body: ReadableStream<Uint8Array>, size: number, arrived: Arrived) => Promise<Uint8Array<ArrayBuffer>>} */
  const read = async (body, size, arrived) => {
    const bytes = new Uint8Array(size);
    let at = 0;
    for await (const chunk of chunks(body)) {
      if (at + chunk.length > size) throw new Trouble("digest");
      bytes.set(chunk, at);
      at += chunk.length;
      arrived(chunk.length);
    }
    if (at < size) throw new Trouble("digest");
    return bytes;
  };
  /** @param {ReadableStream<Uint8Array>} body */
  async function* chunks(body) { // Safari's streams cannot be looped over by themselves
    const reader = body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  }

  const givingUp = () => { // on silence, not on slowness
    const signal = new AbortController();
    let silence = 0;
    const stop = () => clearTimeout(silence);
    const heard = () => { stop(); silence = setTimeout(() => signal.abort(), SILENCE_MS); };
    heard();
    return { signal: signal.signal, heard, stop };
  };
  // The answer is kept as it came: only then does the browser keep its compiled code too, which a start gains seconds
  // by. Unless it would not do: a server that says another type, sends elsewhere, or varies by everything.
  /** @type {(answer: Response, file: ListedFile) => boolean} */
  const asItCame = (answer, { type }) => {
    const [said, varies] = ["Content-Type", "Vary"].map((name) => answer.headers.get(name) ?? "");
    /** @param {string} text */
    const plain = (text) => text.split(";")[0].trim().toLowerCase();
    return !answer.redirected && !varies.includes("*") && plain(said) === plain(type);
  };
  // A network that asks people to sign in first answers with a page of its own, whatever is asked.
  /** @type {(answer: Response, file: ListedFile) => boolean} */
  const isSignIn = ({ headers }, { type }) => (
    (headers.get("Content-Type") ?? "").startsWith("text/html") && !type.startsWith("text/html")
  );
  // A server that packs nothing on the way moves more than twice as much. From such a one the packed twins are fetched.
  /** @type {RequestInit} */
  const HOW = { cache: "no-store", mode: "same-origin", credentials: "same-origin" };
  const packsOnTheWay = async () => {
    const large = FILES.find(({ packed }) => packed);
    const answer = large ? await fetch(urlOf(large), { ...HOW, method: "HEAD" }).catch(() => null) : null;
    return !answer?.ok || answer.headers.has("Content-Encoding");
  };
  /** @type {(answer: Response, file: ListedFile) => void} */
  const refuse = (answer, file) => {
    if (!answer.ok || !answer.body) throw new Trouble("server");
    if (isSignIn(answer, file)) throw new Trouble("signIn");
  };
  /** @type {(answer: Response, isTwin: boolean) => ReadableStream<Uint8Array>} */
  const plainBody = (answer, isTwin) => {
    const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (answer.body);
    const isPacked = isTwin && !answer.headers.has("Content-Encoding"); // else the browser has unpacked it already
    return isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body;
  };
  /** @type {(file: ListedFile, arrived: Arrived, asTwin?: boolean) => Promise<Response>} */
  const fetchFile = async (file, arrived, asTwin = false) => {
    const { signal, heard, stop } = givingUp();
    try {
      const answer = await fetch(`${urlOf(file)}${asTwin ? ".gz" : ""}`, { ...HOW, signal });
      if (asTwin && !answer.ok) return await fetchFile(file, arrived); // someone left the twins out
      refuse(answer, file);
      const copy = !asTwin && asItCame(answer, file) ? answer.clone() : null;
      const bytes = await read(plainBody(answer, asTwin), file.size, (count) => { heard(); arrived(count); });
      if (hex(await crypto.subtle.digest("SHA-256", bytes)) !== file.sha256) throw new Trouble("digest");
      return copy ?? new Response(bytes, { headers: { "Content-Type": file.type } });
    } finally {
      stop();
    }
  };

  return { fetchFile, packsOnTheWay };
})();
