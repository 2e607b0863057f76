// Records in IndexedDB, for browsers whose files cannot be written at once. Python's worker cannot wait for a database,
// but it can for a request: it asks by one that blocks, and is answered when what it gave is on the disk.
// A file is kept in pieces, by its name, where the piece begins and where it ends: a step adds one.
"use strict";

const indexed = (() => {
  const AT = `${registration.scope}indexed/`;
  const MARK = "X-SRO-Assist"; // by which Python knows who answered, and how it went
  const PIECES = "pieces", OWNER = "owner";
  const databases = new Map();

  const refusal = (name) => Object.assign(new Error(name), { name });
  const result = (request) => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const completed = (transaction) => new Promise((done, fail) => {
    transaction.oncomplete = done;
    transaction.onabort = () => fail(transaction.error ?? refusal("AbortError"));
  });

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
  const databaseOf = (folder) => {
    const name = `sro-assist ${registration.scope}${folder}`;
    if (!databases.has(name)) {
      databases.set(name, opened(name));
      databases.get(name).catch(() => databases.delete(name));
    }
    return databases.get(name);
  };

  // All of it is on the disk when this is over, or none of it is kept.
  const strictly = async (database, change) => {
    const transaction = database.transaction([PIECES, OWNER], "readwrite", { durability: "strict" });
    const end = completed(transaction);
    try {
      if (transaction.durability !== "strict") throw refusal("NotStrict");
      await change(transaction.objectStore(PIECES), transaction.objectStore(OWNER));
    } catch (error) {
      await undone(transaction, end);
      throw transaction.error ?? error;
    }
    await end;
  };
  const undone = async (transaction, end) => {
    try { transaction.abort(); } catch { /* it already was */ }
    await end.catch(() => {});
  };

  const every = (file) => IDBKeyRange.bound([file], [file, Infinity]);
  const check = async (owners, owner) => {
    if (await result(owners.get(OWNER)) !== owner) throw refusal("OwnedByAnother");
  };
  const open = (database, { owner, before }) => strictly(database, async (_, owners) => {
    if (before) await check(owners, before);
    owners.put(owner, OWNER);
  });
  const read = async (database, { file }) => {
    const pieces = database.transaction(PIECES).objectStore(PIECES);
    return new Blob(await result(pieces.getAll(every(file))));
  };
  const cut = async (pieces, key, end) => {
    const bytes = await result(pieces.get(key));
    pieces.delete(key);
    pieces.put(bytes.slice(0, end - key[1]), [key[0], key[1], end]);
  };
  const write = (database, { file, owner, alike }, bytes) => strictly(database, async (pieces, owners) => {
    await check(owners, owner);
    const from = Number(alike);
    const before = IDBKeyRange.bound([file], [file, from], false, true);
    const last = (await result(pieces.openKeyCursor(before, "prev")))?.key ?? [file, 0, 0];
    if (last[2] < from) throw refusal("DataError"); // what should be there is not
    pieces.delete(IDBKeyRange.bound([file, from], [file, Infinity]));
    if (last[2] > from) await cut(pieces, last, from);
    if (bytes.byteLength) pieces.put(bytes, [file, from, from + bytes.byteLength]);
  });

  const calls = { open, read, write };
  const answered = async (request) => {
    const { pathname, searchParams } = new URL(request.url);
    const { folder, ...fields } = Object.fromEntries(searchParams);
    const call = calls[pathname.slice(pathname.lastIndexOf("/") + 1)];
    const bytes = await request.arrayBuffer();
    return call(await databaseOf(folder), fields, bytes);
  };
  const answerTo = async (request) => {
    try {
      return new Response(await answered(request), { headers: { [MARK]: "done" } });
    } catch ({ name }) {
      return new Response(null, { status: 500, headers: { [MARK]: name } });
    }
  };
  // Only what Python asks: no page elsewhere can send a form here.
  const isFor = ({ url, method, mode }) => method === "POST" && mode !== "navigate" && url.startsWith(AT);

  return { isFor, answerTo };
})();
