import { atom, type WritableAtom } from "jotai";
import { atomWithStorage } from "jotai/utils";

/** A product's job, by its id; null for none. */
export type JobIdAtom = WritableAtom<string | null, [string | null], void>;

const PREFIX = "techpack.job.";
const JOB_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const stored = new Map<string, JobIdAtom>();
const unstored = new Map<string, JobIdAtom>();

/**
 * The id of the job that makes a product's pack: all that a browser keeps of it. Tabs follow each
 * other; what is stored in another form is dropped; without a storage it is kept in memory.
 *
 * @param saved whether it outlives the page
 */
export function jobIdAtom(productId: string, saved = true): JobIdAtom {
  const atoms = saved ? stored : unstored;
  const known = atoms.get(productId);
  if (known) return known;
  const made = saved ? storedAtom(PREFIX + productId) : atom<string | null>(null);
  atoms.set(productId, made);
  return made;
}

function storedAtom(key: string): JobIdAtom {
  return atomWithStorage<string | null>(key, null, STORAGE, { getOnInit: true }) as JobIdAtom;
}

const STORAGE = {
  getItem(key: string): string | null {
    return attempt((storage) => {
      const text = storage.getItem(key);
      const id = read(text);
      if (text !== null && id === null) storage.removeItem(key);
      return id;
    });
  },
  setItem(key: string, id: string | null): void {
    attempt((storage) =>
      id === null ? storage.removeItem(key) : storage.setItem(key, JSON.stringify({ jobId: id })),
    );
  },
  removeItem(key: string): void {
    attempt((storage) => storage.removeItem(key));
  },
  subscribe(key: string, callback: (id: string | null) => void): () => void {
    const changed = (event: StorageEvent) => {
      // a null key: everything was cleared
      if (event.key === key || event.key === null) callback(read(event.newValue));
    };
    globalThis.addEventListener?.("storage", changed);
    return () => globalThis.removeEventListener?.("storage", changed);
  },
};

function read(text: string | null): string | null {
  try {
    const { jobId } = JSON.parse(text ?? "") as { jobId?: unknown };
    return typeof jobId === "string" && JOB_ID.test(jobId) ? jobId : null;
  } catch {
    return null;
  }
}

/** What the storage says; null where there is none, where it is full or forbidden. */
function attempt<T>(use: (storage: Storage) => T): T | null {
  try {
    return globalThis.localStorage ? use(globalThis.localStorage) : null;
  } catch {
    return null;
  }
}
