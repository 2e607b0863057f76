// What the page and the service worker leave for Python: when it was last looked for a new version, and files that
// another app gave to this one. The page says when there is something new; Python then looks.
self.news = (() => {
  const scope = self.recordsScope;
  const NOTES = `sro-assist ${scope} in use`, LOOKED = `${scope}looked`, HANDED = `${scope}handed/`;
  const ENOUGH = 4e6; // bytes: more than a record's file may have, so one that is cut here is refused for its size
  const channel = new BroadcastChannel(`sro-assist ${scope}`);

  const looked = async () => (await (await (await caches.open(NOTES)).match(LOOKED))?.text()) ?? "";
  // They stay until the officer has decided: the window that looks first may be the one that the share leads away from.
  const handed = async () => {
    const notes = await caches.open(NOTES);
    const given = (await notes.keys()).filter(({ url }) => url.startsWith(HANDED));
    const files = await Promise.all(given.map(async ({ url }) => {
      const file = await notes.match(url);
      if (!file) return null; // another window has just let go of it
      const bytes = await (await file.blob()).slice(0, ENOUGH).arrayBuffer();
      return { key: url, name: decodeURIComponent(file.headers.get("X-Name") ?? ""), bytes: new Uint8Array(bytes) };
    }));
    return files.filter((file) => file !== null);
  };
  /** @param {string[]} keys */
  const letGo = async (...keys) => {
    const notes = await caches.open(NOTES);
    await Promise.all(keys.map((key) => notes.delete(key)));
    channel.postMessage("handed"); // other windows show them no longer
  };

  return { looked, handed, letGo, listen(told) { channel.onmessage = () => told(); } };
})();
