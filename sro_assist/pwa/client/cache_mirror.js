// A second copy of the records in IndexedDB, in Cache Storage, which fails apart from it: every write by its number,
// for as long as anything of it counts. After a kill Chromium may find its database corrupt, and then drops it whole.
"use strict";

const secondCopy = (() => {
  const FILE = "X-File", ALIKE = "X-Alike"; // whose write it is, and how many of the file's first bytes it leaves

  /** @param {string} name @param {string} at The address under which they are kept; nothing answers there. */
  return (name, at) => {
    const cache = () => caches.open(name);
    /** @type {(number: number, file: string, alike: number, bytes: ArrayBuffer) => Promise<void>} */
    const put = async (number, file, alike, bytes) => {
      const headers = { [FILE]: encodeURIComponent(file), [ALIKE]: String(alike) };
      await (await cache()).put(`${at}${number}`, new Response(bytes, { headers }));
    };
    /** @param {number[]} numbers */
    const drop = async (numbers) => {
      const kept = await cache();
      await Promise.all(numbers.map((number) => kept.delete(`${at}${number}`)));
    };
    const numbers = async () => (await (await cache()).keys()).map(({ url }) => Number(url.slice(at.length)));

    /** @param {number} number */
    const written = async (number) => {
      const write = await (await cache()).match(`${at}${number}`);
      if (!write) return null;
      const [file, alike] = [FILE, ALIKE].map((header) => write.headers.get(header) ?? "");
      return { file: decodeURIComponent(file), alike: Number(alike), bytes: await write.blob() };
    };
    // What all the writes come to, in their order. Behind one that is damaged nothing of its file counts.
    const files = async () => {
      /** @type {Map<string, Blob>} */
      const found = new Map();
      for (const number of (await numbers()).sort((one, other) => one - other)) {
        const write = await written(number).catch(() => null);
        if (!write) continue;
        const { file, alike, bytes } = write;
        const before = found.get(file) ?? new Blob();
        if (before.size >= alike) found.set(file, new Blob([before.slice(0, alike), bytes]));
      }
      return found;
    };
    return { put, drop, numbers, files };
  };
})();
