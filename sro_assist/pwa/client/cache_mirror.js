// A second copy of the records in IndexedDB, in Cache Storage, which fails apart from it: every write by its number,
// for as long as anything of it counts. After a kill Chromium may find its database corrupt, and then drops it whole.
"use strict";

const secondCopy = (() => {
  const FILE = "X-File", ALIKE = "X-Alike"; // whose write it is, and how many of the file's first bytes it leaves

  // at: the address under which they are kept; nothing answers there.
  return (name, at) => {
    const cache = () => caches.open(name);
    const put = async (number, file, alike, bytes) => {
      const headers = { [FILE]: encodeURIComponent(file), [ALIKE]: alike };
      await (await cache()).put(`${at}${number}`, new Response(bytes, { headers }));
    };
    const drop = async (numbers) => {
      const kept = await cache();
      await Promise.all(numbers.map((number) => kept.delete(`${at}${number}`)));
    };
    const numbers = async () => (await (await cache()).keys()).map(({ url }) => Number(url.slice(at.length)));

    const written = async (number) => {
      const write = await (await cache()).match(`${at}${number}`);
      const [file, alike] = [FILE, ALIKE].map((name) => write.headers.get(name));
      return { file: decodeURIComponent(file), alike: Number(alike), bytes: await write.blob() };
    };
    // What all the writes come to, in their order. Behind one that is damaged nothing of its file counts.
    const files = async () => {
      const found = new Map();
      for (const number of (await numbers()).sort((one, other) => one - other)) {
        const { file, alike, bytes } = await written(number).catch(() => ({}));
        const before = found.get(file) ?? new Blob();
        if (before.size >= alike) found.set(file, new Blob([before.slice(0, alike), bytes]));
      }
      return found;
    };
    return { put, drop, numbers, files };
  };
})();
