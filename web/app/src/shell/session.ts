const NAME = "techpack.key";

/** Storage may be switched off, or full: then the key lives as long as the page. */
function guarded<T>(use: () => T, otherwise: T): T {
  try {
    return use();
  } catch {
    return otherwise;
  }
}

let key: string | undefined = guarded(
  () => sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME) ?? undefined,
  undefined,
);

/** The key that requests carry; none where nobody has signed in. */
export const currentKey = (): string | undefined => key;

/** @param remember on this device; else until the tab is closed */
export function signIn(next: string, remember: boolean): void {
  signOut();
  key = next;
  guarded(() => (remember ? localStorage : sessionStorage).setItem(NAME, next), undefined);
}

export function signOut(): void {
  key = undefined;
  guarded(() => sessionStorage.removeItem(NAME), undefined);
  guarded(() => localStorage.removeItem(NAME), undefined);
}
