import { createStore, del, entries, get, keys, set, type UseStore } from "idb-keyval";
import type { Save } from "@/server/works/schema";

/** What was typed and is not yet known to have reached the server. */
export type KeptWords = Omit<Save, "editionId"> & { at: string };

/** `at`: when it was kept, in milliseconds since 1970, so that it goes without anyone's key. */
type Sealed = { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer; at: number };

// 6-safety R6: after thirty days they go, whoever's they are.
const longest = 30 * 24 * 60 * 60 * 1000;

let opened: UseStore | undefined;
const store = () => {
  opened ??= createStore("vigil-desk", "unsent-words");
  return opened;
};
const nameOf = (personId: string, editionId: string) => `${personId} ${editionId}`;

/**
 * Keeps one person's unsent words on this computer, encrypted (AES-GCM) with a key that is only ever in memory. What the
 * browser refuses to keep is still in the window: nothing here fails.
 */
export async function openKept({ personId, key }: { personId: string; key: string }) {
  // Only a secure page (https, or this very machine) has cryptography.
  if (!globalThis.crypto?.subtle || !globalThis.indexedDB) return null;
  await forgetOld().catch(() => {});
  const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
  const aes = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  const bound = (name: string) => new TextEncoder().encode(name);

  return {
    async keep(editionId: string, words: KeptWords): Promise<void> {
      const name = nameOf(personId, editionId);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(words));
      const how = { name: "AES-GCM", iv, additionalData: bound(name) };
      const sealed = await crypto.subtle.encrypt(how, aes, plain);
      const entry: Sealed = { iv, sealed, at: Date.now() };
      await set(name, entry, store());
    },
    async find(editionId: string): Promise<KeptWords | null> {
      const name = nameOf(personId, editionId);
      const found = await get<Sealed>(name, store());
      if (!found) return null;
      try {
        const how = { name: "AES-GCM", iv: found.iv, additionalData: bound(name) };
        const plain = await crypto.subtle.decrypt(how, aes, found.sealed);
        return JSON.parse(new TextDecoder().decode(plain));
      } catch {
        // Of another installation, or damaged: nobody can read it any more.
        await del(name, store());
        return null;
      }
    },
    forget: (editionId: string) => del(nameOf(personId, editionId), store()),
  };
}
export type Kept = NonNullable<Awaited<ReturnType<typeof openKept>>>;

/** The editions of which this computer holds unsent words of the person: their names are no secret. */
export async function keptEditions(personId: string): Promise<string[]> {
  if (!globalThis.indexedDB) return [];
  const all = await keys<string>(store()).catch(() => []);
  return all.flatMap((name) => {
    const [person, editionId] = name.split(" ");
    return person === personId && editionId ? [editionId] : [];
  });
}

/** Words nobody came back for, of anyone who used this browser. */
async function forgetOld(): Promise<void> {
  for (const [name, { at }] of await entries<string, Sealed>(store()))
    if (Date.now() - at > longest) await del(name, store());
}

export async function forgetAll(personId: string): Promise<void> {
  for (const editionId of await keptEditions(personId))
    await del(nameOf(personId, editionId), store());
}
