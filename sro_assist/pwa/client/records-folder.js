// Which folder of the browser's own files holds this copy's records. All copies of the app on an origin share those
// files, so each has a folder named after its address. There was a time when all had one folder, "records": it belongs
// to the copy that began it, which goes on with it where it lies. Nothing is moved, so nothing can be cut short.
"use strict";

self.recordsScope = new URL("./", import.meta.url).href;
self.recordsFolder = (async () => {
  const scope = self.recordsScope, SHARED = "records";
  const own = `${SHARED} ${encodeURIComponent(new URL(scope).pathname)}`;
  const HEIR = `${new URL("/", scope)}sro-assist-records`; // whose the shared folder is; nothing answers there
  /** @param {string} copy */
  const begunBy = (copy) => `sro-assist ${copy}${SHARED} begun`; // the note that a copy leaves before it makes files
  /** @param {string} name */
  const isBegun = (name) => name.startsWith("sro-assist ") && name.endsWith(`/${SHARED} begun`);

  /** @param {string} name */
  const isThere = async (name) => {
    try {
      await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
      return true;
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotFoundError") return false;
      throw error; // not known is not the same as not there
    }
  };
  const isHeir = async () => {
    const notes = await caches.open(`sro-assist ${SHARED}`);
    const heir = await (await notes.match(HEIR))?.text();
    if (heir) return heir === scope;
    const begun = (await caches.keys()).filter(isBegun);
    if (begun.length && !begun.includes(begunBy(scope))) return false;
    await notes.put(HEIR, new Response(scope));
    return true;
  };
  const decided = async () => {
    if (!navigator.storage?.getDirectory || await isThere(own) || !(await isThere(SHARED))) return own;
    return await isHeir() ? SHARED : own;
  };
  return navigator.locks.request("sro-assist whose records", decided);
})();
self.recordsFolder.catch(() => {}); // Python asks later, and is told why
