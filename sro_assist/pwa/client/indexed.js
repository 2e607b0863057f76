// Records in IndexedDB, for browsers whose files cannot be written at once. Python's worker cannot wait for a database,
// but it can for a request: it asks by one that blocks, and is answered when what it gave is on the disk.
// A file is kept in pieces, by its name, where the piece begins and ends, and the number of the write it is from: a
// step adds one. Every write is in the second copy first (cache_mirror.js), and from there a lost database is made anew.
"use strict";

const indexed = (() => {
  /**
   * @typedef {[file: string, from: number, end: number, number: number]} Key
   * @typedef {{ number: number, file: string, alike: number, bytes: ArrayBuffer }} Write
   * @typedef {{ copy: ReturnType<typeof secondCopy>, database: IDBDatabase }} Both
   * @typedef {Record<string, string>} Fields What was asked for, besides its bytes.
   */
  const AT = `${registration.scope}indexed/`;
  const MARK = "X-SRO-Assist"; // by which Python knows who answered, and how it went
  const PIECES = "pieces", OWNER = "owner"; // the second store has the owner's mark and the last write's number
  const LAST = "last";
  const MANY = 200; // pieces, from which on they are worth joining when the files are opened
  /** @type {Map<string, Promise<IDBDatabase>>} */
  const databases = new Map();

  /** @param {string} name */
  const refusal = (name) => Object.assign(new Error(name), { name });
  const nameOf = (/** @type {any} */ error) => String(error?.name);
  /** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
  const result = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  /** @type {(transaction: IDBTransaction) => Promise<void>} */
  const completed = (transaction) => new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error ?? refusal("AbortError"));
  });

  /** @param {string} name */
  const opened = async (name) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      for (const store of [PIECES, OWNER]) request.result.createObjectStore(store);
    };
    const database = await result(request);
    database.onclose = () => databases.delete(name);
    database.onversionchange = () => { database.close(); databases.delete(name); };
    return database;
  };
  /** @param {string} name */
  const databaseOf = (name) => {
    const known = databases.get(name);
    if (known) return known;
    const fresh = opened(name);
    databases.set(name, fresh);
    fresh.catch(() => databases.delete(name));
    return fresh;
  };

  /**
   * All of it is on the disk when this is over, or none of it is kept.
   * @type {<T>(database: IDBDatabase, change: (pieces: IDBObjectStore, owners: IDBObjectStore) => T | Promise<T>) => Promise<T>}
   */
  const strictly = async (database, change) => {
    const transaction = database.transaction([PIECES, OWNER], "readwrite", { durability: "strict" });
    const end = completed(transaction);
    let changed;
    try {
      if (transaction.durability !== "strict") throw refusal("NotStrict");
      changed = await change(transaction.objectStore(PIECES), transaction.objectStore(OWNER));
    } catch (error) {
      await undone(transaction, end);
      throw transaction.error ?? error;
    }
    await end;
    return changed;
  };
  /** @type {(transaction: IDBTransaction, end: Promise<void>) => Promise<void>} */
  const undone = async (transaction, end) => {
    try { transaction.abort(); } catch { /* it already was */ }
    await end.catch(() => {});
  };

  /** @param {IDBDatabase} database */
  const marks = async (database) => {
    const owners = database.transaction(OWNER).objectStore(OWNER);
    const [owner, last] = await Promise.all([result(owners.get(OWNER)), result(owners.get(LAST))]);
    return { owner, last: last ?? 0 };
  };
  /** @param {string} file */
  const every = (file) => IDBKeyRange.bound([file], [file, Infinity]);
  /** @type {(pieces: IDBObjectStore, range?: IDBKeyRange) => Promise<Key[]>} */
  const keysOf = async (pieces, range) => /** @type {any} */ (await result(pieces.getAllKeys(range)));
  const numberOf = (/** @type {Key} */ [, , , number]) => number;

  /**
   * No change is in the database that is not in the second copy: so that has no gaps.
   * @type {<T>(both: Both, writes: Write[], change: (pieces: IDBObjectStore, owners: IDBObjectStore) => T | Promise<T>) => Promise<T>}
   */
  const inBoth = async ({ copy, database }, writes, change) => {
    try {
      for (const { number, file, alike, bytes } of writes) await copy.put(number, file, alike, bytes);
      return await strictly(database, change);
    } catch (error) {
      await copy.drop(writes.map(({ number }) => number)).catch(() => {}); // the next one has the same number
      throw error;
    }
  };

  /** @param {IDBDatabase} database */
  const joined = async (database) => {
    const pieces = database.transaction(PIECES).objectStore(PIECES);
    const [keys, data] = await Promise.all([keysOf(pieces), result(pieces.getAll())]);
    /** @type {Map<string, ArrayBuffer[]>} */
    const parts = new Map(keys.map(([file]) => [file, []]));
    keys.forEach(([file], index) => parts.get(file)?.push(data[index]));
    return new Map([...parts].map(([file, all]) => [file, new Blob(all)]));
  };
  /**
   * Each file in one piece, and in the second copy nothing but these.
   * @type {(both: Both, files: Map<string, Blob>, copied: number[], owner: string) => Promise<void>}
   */
  const renew = async (both, files, copied, owner) => {
    const last = Math.max((await marks(both.database)).last, ...copied);
    const filled = [...files].filter(([, { size }]) => size);
    const writes = await Promise.all(filled.map(async ([file, whole], index) => (
      { number: last + 1 + index, file, alike: 0, bytes: await whole.arrayBuffer() }
    )));
    await inBoth(both, writes, (pieces, owners) => {
      pieces.clear();
      for (const { number, file, bytes } of writes) pieces.put(bytes, [file, 0, bytes.byteLength, number]);
      owners.put(last + writes.length, LAST);
      owners.put(owner, OWNER);
    });
    await both.copy.drop(copied);
  };
  /**
   * Have nothing in the second copy that is not in the database; whether that makes them alike, and few pieces.
   * @type {(both: Both, copied: number[]) => Promise<boolean>}
   */
  const tidied = async ({ copy, database }, copied) => {
    const keys = await keysOf(database.transaction(PIECES).objectStore(PIECES));
    const numbers = new Set(keys.map(numberOf));
    const strays = copied.filter((number) => !numbers.has(number));
    await copy.drop(strays);
    return !strays.length && copied.length === keys.length && keys.length <= MANY;
  };
  /** @type {(both: Both, fields: Fields) => Promise<void>} */
  const open = async (both, { owner, before }) => {
    const { database, copy } = both;
    const [{ owner: now }, copied] = await Promise.all([marks(database), copy.numbers()]);
    if (before && now && now !== before) throw refusal("OwnedByAnother");
    if (!now) return renew(both, await copy.files(), copied, owner); // it is new, or was lost
    try {
      if (!(await tidied(both, copied))) return await renew(both, await joined(database), copied, owner);
    } catch (error) {
      if (nameOf(error) !== "QuotaExceededError") throw error; // else it can wait until there is room
    }
    return strictly(database, (_, owners) => { owners.put(owner, OWNER); });
  };

  /** @type {(both: Both, fields: Fields) => Promise<Blob>} */
  const read = async ({ database }, { file }) => {
    const pieces = database.transaction(PIECES).objectStore(PIECES);
    return new Blob(await result(pieces.getAll(every(file))));
  };
  /** @type {(pieces: IDBObjectStore, key: Key, end: number) => Promise<void>} */
  const cut = async (pieces, key, end) => {
    const [file, from, , number] = key;
    const bytes = await result(pieces.get(key));
    pieces.delete(key);
    pieces.put(bytes.slice(0, end - from), [file, from, end, number]);
  };
  /**
   * Put it there, and say the numbers of the writes of which nothing is left.
   * @type {(pieces: IDBObjectStore, write: Write) => Promise<number[]>}
   */
  const lay = async (pieces, { number, file, alike, bytes }) => {
    const before = IDBKeyRange.bound([file], [file, alike], false, true);
    const after = IDBKeyRange.bound([file, alike], [file, Infinity]);
    const cursor = await result(pieces.openKeyCursor(before, "prev"));
    const last = /** @type {Key} */ (cursor?.key ?? [file, 0, 0, 0]);
    if (last[2] < alike) throw refusal("DataError"); // what should be there is not
    const gone = (await keysOf(pieces, after)).map(numberOf);
    pieces.delete(after);
    if (last[2] > alike) await cut(pieces, last, alike);
    if (bytes.byteLength) pieces.put(bytes, [file, alike, alike + bytes.byteLength, number]);
    return gone;
  };
  /** @type {(both: Both, fields: Fields, bytes: ArrayBuffer) => Promise<void>} */
  const write = async (both, { file, owner, alike }, bytes) => {
    const { owner: now, last } = await marks(both.database);
    if (now !== owner) throw refusal("OwnedByAnother");
    const one = { number: last + 1, file, alike: Number(alike), bytes };
    const gone = await inBoth(both, [one], (pieces, owners) => {
      owners.put(one.number, LAST);
      return lay(pieces, one);
    });
    await both.copy.drop(gone);
  };

  /** @type {Record<string, (both: Both, fields: Fields, bytes: ArrayBuffer) => Promise<Blob | void>>} */
  const calls = { open, read, write };
  /** @param {Request} request @returns {Promise<Blob | void>} */
  const answered = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const { folder, ...fields } = Object.fromEntries(searchParams);
    const call = calls[pathname.slice(pathname.lastIndexOf("/") + 1)];
    const name = `sro-assist ${registration.scope}${folder}`;
    const copy = secondCopy(name, `${AT}${folder}/`);
    const bytes = await request.arrayBuffer();
    // One after another, also while an old worker hands over to a new one.
    return navigator.locks.request(name, async () => call({ database: await databaseOf(name), copy }, fields, bytes));
  };
  /** @param {Request} request */
  const answerTo = async (request) => {
    try {
      return new Response((await answered(request)) ?? null, { headers: { [MARK]: "done" } });
    } catch (error) {
      return new Response(null, { status: 500, headers: { [MARK]: nameOf(error) } });
    }
  };
  /** Only what Python asks: no page elsewhere can send a form here. @param {Request} request */
  const isFor = ({ url, method, mode }) => method === "POST" && mode !== "navigate" && url.startsWith(AT);

  return { isFor, answerTo };
})();
