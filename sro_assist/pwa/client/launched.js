// The app was opened by a file, or from an icon while it is open already: the file waits until the officer has looked at
// it, and a shortcut leads on in the window that is there.
(() => {
  const { launchQueue } = window;
  if (!launchQueue) return;
  const scope = new URL("./", document.baseURI).href;
  /** @param {readonly FileSystemFileHandle[]} handles */
  const hand = async (handles) => {
    const notes = await caches.open(`sro-assist ${scope} in use`);
    for (const handle of handles) {
      const file = await handle.getFile();
      const headers = { "X-Name": encodeURIComponent(file.name) };
      await notes.put(`${scope}handed/${crypto.randomUUID()}`, new Response(file, { headers }));
    }
    location.hash = "#/saved";
    new BroadcastChannel(`sro-assist ${scope}`).postMessage("handed");
  };
  launchQueue.setConsumer(({ targetURL, files }) => {
    const { hash } = new URL(targetURL || location.href);
    if (files?.length) hand(files);
    else if (card.isGone && hash.startsWith("#/begin/")) location.hash = hash;
  });
})();
