// Where the lab keeps documents: in the browser's IndexedDB. A document is a text, the link to its last moment and a name.
// A revision counts how often its text was written: who would overwrite what another tab wrote gets a copy instead.

const NAME = "heapwave";
const STORE = "documents";

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

let opened;
function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => {
      // A newer page in another tab may need another form of it.
      request.result.onversionchange = () => { request.result.close(); opened = undefined; };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => { opened = undefined; });
  return opened;
}

/** Does something with the documents in one transaction; it is kept, or nothing of it is. */
async function within(mode, act) {
  const transaction = (await database()).transaction(STORE, mode);
  const over = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  over.catch(() => {}); // who waits for the result hears of it
  const result = await act(transaction.objectStore(STORE));
  await over;
  return result;
}

/** A name for a document that no other one has. */
export const identity = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

/** All documents, the one that was changed last first. */
export const list = async () => (await within("readonly", (store) => done(store.getAll()))).sort((a, b) => b.changed - a.changed);

export const read = (id) => within("readonly", (store) => done(store.get(id)));

/** Writes a document as it is now; what was written is what this resolves to. Where another text was written elsewhere
    since it was read, a copy is written if it was `edited` here, and nothing if only its moment is another one. */
export const write = ({ edited, ...document }) => within("readwrite", async (store) => {
  const there = await done(store.get(document.id));
  const same = there?.text === document.text;
  const other = there && !same && there.revision !== document.revision;
  if (other && !edited) return undefined;
  const written = other
    ? { ...document, id: identity(), name: `${document.name} (copy)`, named: true, revision: 1 }
    : { ...document, revision: same ? there.revision : (document.revision ?? 0) + 1 };
  await done(store.put(written));
  return written;
});

export const remove = (id) => within("readwrite", (store) => done(store.delete(id)));

/** Writes a document as it was, whatever is there. */
export const restore = (document) => within("readwrite", (store) => done(store.put(document)));
