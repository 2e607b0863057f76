// Which version is in use. Only the officer changes that. A new one is on trial until it has drawn its first screen: so
// long the one before stays, and should the new one not get that far, the one before is put in use again.
"use strict";

const versions = (() => {
  const NOTE_KEY = `${SCOPE}in-use`;
  const TRIAL_KEY = `${SCOPE}trial`; // the version, the one before it, since when it has been starting, if it has failed
  const PATIENCE_MS = 20000; // so long a start may take before another one counts it as failed

  /** @typedef {{ version: string, before: string, since?: number, failed?: boolean }} Trial */
  /** @type {string | null} */
  let current = null; // what is answered from: another worker changes it only by taking this one's place
  /** @param {string} key */
  const noted = async (key) => (await caches.open(NOTE)).match(key);
  /** @type {(key: string, text: string) => Promise<void>} */
  const note = async (key, text) => (await caches.open(NOTE)).put(key, new Response(text));

  /** @param {string | undefined} version */
  const ifHere = async (version) => (
    version && (version === VERSION || await caches.has(OURS + version)) ? version : VERSION
  );
  const inUse = async () => ifHere(await (await noted(NOTE_KEY))?.text());
  const answering = async () => ifHere(current ??= await inUse());
  /** @param {string} version */
  const put = async (version) => {
    await note(NOTE_KEY, version);
    current = version;
  };
  /** @type {() => Promise<Trial | undefined>} */
  const trial = async () => (await noted(TRIAL_KEY))?.json();
  const onTrial = async () => { // the one in use, if it has yet to draw its first screen
    const one = await trial();
    return one && !one.failed && one.version === (await inUse()) ? one : null;
  };
  const tidy = async () => {
    const kept = [CACHE, NOTE, OURS + (await inUse()), OURS + (await onTrial())?.before];
    const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && !kept.includes(name));
    await Promise.all(old.map((name) => caches.delete(name)));
  };

  const take = async () => {
    const before = (await onTrial())?.before ?? (await inUse());
    if (before !== VERSION) await note(TRIAL_KEY, JSON.stringify({ version: VERSION, before }));
    await put(VERSION);
  };
  /** @param {string} version */
  const drawn = async (version) => {
    const one = await onTrial();
    if (one?.version !== version) return;
    await (await caches.open(NOTE)).delete(TRIAL_KEY);
    await tidy();
  };
  const goBack = async () => {
    const one = await onTrial();
    if (!one || !(await caches.has(OURS + one.before))) return false;
    await note(TRIAL_KEY, JSON.stringify({ ...one, failed: true }));
    await put(one.before);
    return true;
  };
  // At each start: one that was begun before and never got to its first screen has failed, if nobody waits for it.
  const judge = async () => {
    const one = await onTrial();
    if (!one) return;
    if (!one.since) await note(TRIAL_KEY, JSON.stringify({ ...one, since: Date.now() }));
    else if (Date.now() - one.since > PATIENCE_MS || !(await ourPages()).length) await goBack();
  };
  const state = async () => {
    const one = await trial();
    const hasFailed = Boolean(one?.failed) && one?.version === VERSION;
    return { version: VERSION, current: await inUse(), isOnTrial: Boolean(await onTrial()), hasFailed };
  };

  return { answering, put, tidy, take, drawn, goBack, judge, state };
})();
