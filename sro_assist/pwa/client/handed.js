// Files that another app shares with this one. They are laid where the app looks for them (news.js), and it is opened
// where it says what came: a page of any site can send a form here, so nothing is taken in before the officer says so.
"use strict";

const handed = (() => {
  const AT = `${SCOPE}handed`;
  const MOST = 20, LARGEST = 20e6; // files that wait, the newest, and bytes of one

  /** @param {Request} request */
  const isFor = ({ url, method, mode }) => method === "POST" && mode === "navigate" && url === AT;
  /** @param {Request} request */
  const take = async (request) => {
    const given = (await request.formData()).getAll("records");
    const files = given.filter((each) => each instanceof File);
    const notes = await caches.open(NOTE);
    for (const file of files.filter(({ size }) => size <= LARGEST).slice(0, MOST)) {
      const headers = { "X-Name": encodeURIComponent(file.name) };
      await notes.put(`${AT}/${crypto.randomUUID()}`, new Response(file, { headers }));
    }
    const waiting = (await notes.keys()).filter(({ url }) => url.startsWith(`${AT}/`));
    await Promise.all(waiting.slice(0, -MOST).map((each) => notes.delete(each)));
    new BroadcastChannel(`sro-assist ${SCOPE}`).postMessage("handed");
    return Response.redirect(`${SCOPE}#/saved`, 303);
  };
  /** @param {Request} request */
  const takeOrLetGo = (request) => take(request).catch(() => Response.redirect(`${SCOPE}#/saved`, 303));
  return { isFor, take: takeOrLetGo };
})();
