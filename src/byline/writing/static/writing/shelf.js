// This browser's own shelf: words and pictures that the house does not have yet. What is put there is on the disk.
const opened = new Promise((resolve, reject) => {
  const asked = indexedDB.open("byline", 1);
  asked.onupgradeneeded = () => ["words", "pictures"].forEach((name) => asked.result.createObjectStore(name, { keyPath: "key" }));
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
opened.catch(() => null); // each use tells of it

async function within(store, mode, deed) {
  const transaction = (await opened).transaction(store, mode, { durability: "strict" });
  const asked = deed(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

// Rejects when there is no room, or no shelf in this browser.
export const put = (store, record) => within(store, "readwrite", (shelf) => shelf.put(record));
export const take = (store, key) => within(store, "readonly", (shelf) => shelf.get(key));
export const all = (store) => within(store, "readonly", (shelf) => shelf.getAll());
export const remove = (store, key) => within(store, "readwrite", (shelf) => shelf.delete(key));

// Works on plain http too, where crypto.randomUUID is not offered.
export const newKey = () => [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
