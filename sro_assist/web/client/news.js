// What the page and the service worker leave for Python: when it was last looked for a new version, and files that
// another app gave to this one. The page says when there is something new; Python then looks.
self.news = (() => {
  const scope = self.recordsScope;
  const NOTES = `sro-assist ${scope} in use`, LOOKED = `${scope}looked`, HANDED = `${scope}handed/`;

  const looked = async () => (await (await (await caches.open(NOTES)).match(LOOKED))?.text()) ?? "";
  const taken = async () => { // by one window, once
    const notes = await caches.open(NOTES);
    const given = (await notes.keys()).filter(({ url }) => url.startsWith(HANDED));
    return Promise.all(given.map(async (request) => {
      const file = await notes.match(request);
      await notes.delete(request);
      return { name: decodeURIComponent(file.headers.get("X-Name")), bytes: new Uint8Array(await file.arrayBuffer()) };
    }));
  };
  const handed = () => navigator.locks.request(`${NOTES} handed`, taken);
  const channel = new BroadcastChannel(`sro-assist ${scope}`);

  return { looked, handed, listen(told) { channel.onmessage = () => told(); } };
})();
